"""What stands for no cell is none, in every profile; names and numbers of masts are."""

import pytest

from ovillo.reading.calls.no_cell import names_no_cell

NONE = """-|--|.|?|N/A|n/a|NA|#N/D|0|00|0000|0.0|-1|null|NULL|None|nulo|Desconocida|desconocido|Unknown|Celda desconocida|unknown cell
Sin celda|SIN CELDA|sin antena|Sin Datos|sin datos de celda|Sin información|Sin ubicación|sin cobertura|Fuera de cobertura|out of coverage
no registra|No registra celda|no reporta|No disponible|celda no disponible|no identificada|Not available|cell not found|no cell|S/D|S/C|s/i
WIFI|Wi-Fi|WiFi Calling|VoWiFi|VO-WIFI|llamada por wifi|ROAMING|Roaming internacional|en roaming|itinerancia|VoLTE|LTE|4G|internet|VoLTE-WiFi|VoLTE/WiFi|4G LTE|Roaming Int.|ROAMING INTL|Roaming Nac.
65535|65535-65535|0-0|0,0|0/0|0.00000,0.00000|FFFF|0xFFFF|268435455|4294967295|99999|716-06-0-0|716-06-120-65535|XXX"""
SOME = """123|000123|10|VJ-02|VJ-00|123456-0|1205-7|716-06-120-4011|LIM0001|WIFI-0012|Plaza Roaming 2|Sin Nombre 14|Av. La Paz 0|6553|65534
-12.04637,-77.04279|A|0A1|BTS 40|Torre Norte|Sector 3|Cerro Sin Agua|9999|F|FF12|La Cobertura Alta"""


@pytest.mark.parametrize("text", NONE.replace("\n", "|").split("|"))
def test_what_stands_for_no_cell_is_none(text: str) -> None:
    assert names_no_cell(text)


@pytest.mark.parametrize("text", SOME.replace("\n", "|").split("|"))
def test_the_name_of_a_cell_is_one(text: str) -> None:
    assert not names_no_cell(text)
