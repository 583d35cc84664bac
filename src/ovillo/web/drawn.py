"""The pages that draw, and where each stands in the navigation."""

from ovillo.web import calls, case_map, network, network_files, row_api, rows, timeline

ROUTERS = (
    network.router,
    network.api,
    network_files.router,
    timeline.router,
    timeline.api,
    case_map.router,
    case_map.api,
    calls.router,
    rows.router,
    row_api.api,
)
