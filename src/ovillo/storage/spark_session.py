"""The session of Spark, in local mode or on the cluster that somebody names."""

import os
import sys

from pyspark.sql import SparkSession

_SUBMITTED = "PYSPARK_GATEWAY_PORT"
"""In the environment of a program that spark-submit started."""


def session(*, workers: int) -> SparkSession:
    """The session of this program: on this machine with so many workers where nobody names a cluster.

    SPARK_MASTER in the environment names one, or spark-submit does; what else it needs stands in spark-defaults.conf.
    """
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("ovillo").config("spark.sql.session.timeZone", "UTC")
    if master := os.environ.get("SPARK_MASTER", ""):
        builder = builder.master(master)
    elif _SUBMITTED not in os.environ:
        builder = (
            builder.master(f"local[{workers}]")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.shuffle.partitions", str(4 * workers))
        )
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made
