"""Which engine there is; what is said where its packages are missing."""

import pytest

from ovillo.domain.errors import ExtraMissingError, JavaMissingError
from ovillo.wiring import linkage


@pytest.mark.parametrize(("kind", "extra"), [("duckdb", "ovillo[batch]"), ("spark", "ovillo[spark]")])
def test_a_missing_package_is_said_with_the_extra_that_brings_it(monkeypatch, kind, extra):
    monkeypatch.setattr(linkage, "find_spec", lambda name: None)

    with pytest.raises(ExtraMissingError) as caught:
        linkage.linkage_engine(kind, workers=1)

    assert f"pip install '{extra}'" in str(caught.value)


def test_spark_without_java_is_said_before_anything_starts(monkeypatch):
    monkeypatch.setattr(linkage, "find_spec", lambda name: name)
    monkeypatch.setattr(linkage.shutil, "which", lambda name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)

    with pytest.raises(JavaMissingError):
        linkage.linkage_engine("spark", workers=1)
