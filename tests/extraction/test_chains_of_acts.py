"""Tests of acts told one after the other: whom a second verb, an aim, a place or an aside is told of."""

import pytest

from tests.extraction.said import said

CHAINS = [
    ("en", "The girls were driven to Lima, where Ana Quilla held them captive and forced them into prostitution.", "Ana Quilla | exploits | girls | reported"),
    ("en", "The women were flown to Lima, where they were locked up and forced into prostitution.", "- | exploits | women | reported"),
    ("es", "La red captaba a mujeres y las trasladaba a Lima, donde eran alojadas y obligadas a prostituirse.", "- | exploits | mujeres | reported"),
    ("es", "La joven fue trasladada a Lima, donde fue obligada a prostituirse.", "- | exploits | joven | reported"),
    ("es", "La red captaba mujeres para trasladarlas a Lima, donde eran exhibidas para su explotación sexual.", "red | exploits | mujeres | reported"),
    ("en", "The ring recruited women abroad for sexual exploitation.", "ring | exploits | women | reported"),
    ("es", "La red captaba a mujeres, aprovechando su pobreza, para luego explotarlas.", "red | exploits | mujeres | reported"),
    ("es", "Ana Quilla captaba a mujeres, a quienes ofrecía trabajo, para luego explotarlas.", "Ana Quilla | exploits | mujeres | reported"),
    ("es", "La red robaba bebés para venderlos a parejas.", "red | sells | bebés | reported"),
    ("en", "The gang kidnapped migrants to sell them to brokers.", "gang | sells | migrants | reported"),
    ("es", "Las parteras les quitaban los bebés a madres solteras y se los vendían a parejas.", "parteras | sells | bebés | reported"),
    ("es", "La pareja viajó con la bebé, que había comprado a una vecina.", "pareja | buys | bebé | reported"),
    ("en", "Ana Quilla sold the girl to Beto Mamani, who forced her into prostitution.", "Beto Mamani | exploits | girl | reported"),
    ("en", "The suspect moved the baby to Lima, where he sold her to a couple.", "suspect | sells | baby | reported"),
    ("en", "Police arrested the woman who sold the baby and the man who bought him.", "man | buys | baby | reported"),
    ("es", "La policía detuvo a la mujer que vendió al bebé y al hombre que lo compró.", "policía | detained | hombre | reported"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "line"), CHAINS)
def test_the_next_act_is_of_whom_the_one_before_tells(language, text, line):
    assert line in said(language, text)


UNSAID = [
    ("en", "Police arrested the woman who sold the baby and the man who bought him.", "woman | sells | man"),
    ("es", "La policía detuvo a la mujer que vendió al bebé y al hombre que lo compró.", "mujer | sells | hombre"),
    ("es", "Fueron detenidas la mujer que vendió al bebé y la enfermera que firmó.", "sells | enfermera"),
    ("en", "A jury found Ana Quilla guilty of conspiring with her brother, Beto Quilla, to smuggle migrants.", "convicted | Beto Quilla"),
    ("en", "A jury found Ana Quilla guilty of conspiring with Rosa Vela and Beto Mamani, 44, to smuggle migrants.", "convicted | Beto Mamani"),
    ("en", "Police arrested Ana Quilla for selling a girl to her brother, Beto Quilla, for transporting drugs.", "detained | Beto Quilla"),
    ("es", "El juez procesó a Ana Quilla por pagarle a un policía, Beto Mamani, por proteger el local.", "indicted | Beto Mamani"),
    ("en", "Ana Quilla sold the girl to Beto Mamani, who forced her into prostitution.", "exploits | Ana Quilla"),
    ("en", "The suspect moved the baby to Lima, where he sold her to a couple.", "sells | suspect"),
    ("es", "La partera compraba bebés y se los entregaba a parejas a cambio de dinero.", "sells | parejas"),
    ("es", "La pareja viajó con la bebé, que había comprado a una vecina por 20 soles.", "vecina | price"),
    ("es", "Ana Quilla compró a la bebé para venderla.", "sells"),
    ("en", "Ana Quilla stole the baby to sell her.", "sells"),
    ("en", "The gang recruited women to sell drugs.", "sells"),
    ("es", "Ana Quilla no captaba a mujeres, a quienes ofrecía trabajo, para explotarlas.", "exploits"),
    ("es", "Ana Quilla vendía bebés a parejas con la ayuda de una enfermera.", "enfermera | collaborates_with | parejas"),
    ("es", "Los hombres trasladaban a las jóvenes a Lima, donde fueron detenidos.", "detained | jóvenes"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "part"), UNSAID)
def test_nothing_is_told_of_the_one_beside(language, text, part):
    assert not [line for line in said(language, text) if part in line]


HELD = [
    ("es", "Ana Quilla habría captado a mujeres, a quienes ofrecía trabajo, para explotarlas.", "Ana Quilla | exploits | mujeres | suspected"),
    ("en", "Ana Quilla was charged with transporting minors for the purpose of sexual exploitation.", "Ana Quilla | exploits | minors | charged"),
    ("en", "Ana Quilla was acquitted of transporting minors for sexual exploitation.", "Ana Quilla | exploits | minors | acquitted"),
    ("en", "The gang allegedly kidnapped migrants to sell them to brokers.", "gang | sells | migrants | suspected"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "line"), HELD)
def test_an_aim_is_held_as_the_act(language, text, line):
    assert line in said(language, text)


ROWS = [
    ("en", "Ana Quilla was charged with recruiting girls online, transporting them across state lines and forcing them into prostitution.", "Ana Quilla | exploits | girls | charged"),
    ("en", "Ana Quilla was convicted of recruiting women, harbouring them at home and forcing them to work without pay.", "Ana Quilla | harbours | women | convicted"),
    ("en", "After recruiting the girls, Ana Quilla sold them to Beto Mamani.", "Ana Quilla | recruits | girls | reported"),
    ("en", "After recruiting the girls, Ana Quilla sold them to Beto Mamani.", "Ana Quilla | sells | girls | reported"),
    ("en", "After buying the baby, Ana Quilla sold her to a couple.", "Ana Quilla | sells | baby | reported"),
    ("es", "Tras captar a las jóvenes, Ana Quilla las vendía a un bar.", "Ana Quilla | recruits | jóvenes | reported"),
    ("en", "Ana Quilla recruited the girls while Beto Mamani exploited them.", "Beto Mamani | exploits | girls | reported"),
    ("en", "Ana Quilla faces charges including conspiracy to smuggle migrants.", "Ana Quilla | transports | migrants | charged"),
    ("en", "Ana Quilla was jailed for six years on charges including smuggling migrants.", "- | sentenced | Ana Quilla 6 | convicted"),
    ("en", "Ana Quilla pleaded guilty to conspiracy to smuggle migrants.", "Ana Quilla | transports | migrants | admitted"),
    ("en", "Ana Quilla was convicted of being an intermediary in the sale of babies.", "Ana Quilla | brokers | - | convicted"),
    ("en", "Ana Quilla allegedly helped transport migrants.", "Ana Quilla | transports | migrants | suspected"),
    ("en", "The gang smuggled dozens of women to Lima.", "gang | transports | women | reported"),
    ("es", "La banda captaba a decenas de mujeres.", "banda | recruits | mujeres | reported"),
    ("en", "The gang lured women with false job offers in order to sell them.", "gang | sells | women | reported"),
    ("en", "The suspect in question obtains babies from the mothers and sells them.", "suspect | sells | babies | reported"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "line"), ROWS)
def test_each_act_of_a_row_is_told(language, text, line):
    assert line in said(language, text)


UNTOLD = [
    ("en", "Ana Quilla was jailed pending trial on charges including smuggling migrants.", "sentenced"),
    ("en", "Ana Quilla pleaded guilty to protect her brother.", "protects"),
    ("en", "After buying the baby, Ana Quilla sold her to a couple.", "sells | Ana Quilla"),
    ("en", "Without recruiting girls, Ana Quilla ran a bar.", "recruits"),
    ("en", "After failing to recruit the girls, Ana Quilla fled.", "recruits"),
    ("es", "Tras negar haber captado a las jóvenes, Ana Quilla huyó.", "captado"),
    ("en", "Ana Quilla was acquitted of charges including smuggling migrants.", "transports | migrants | charged"),
    ("en", "Ana Quilla planned to lure women in order to sell them.", "sells"),
    ("en", "Ana Quilla did not help transport migrants.", "migrants | reported"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "part"), UNTOLD)
def test_an_act_of_a_row_is_not_told_where_it_was_not_done(language, text, part):
    assert not [line for line in said(language, text) if part in line and not line.startswith("not ")]


KEPT = [
    ("en", "Police rescued the baby from the couple who had bought her.", "couple | buys | baby | reported"),
    ("es", "La policía recuperó a la niña de manos de la mujer que la había comprado.", "mujer | buys | niña | reported"),
    ("es", "La madre entregó a su hija a un hombre que la explotaba.", "hombre | exploits | hija | reported"),
    ("en", "Posing as a nurse, Ana Quilla took the baby and sold her for $300.", "Ana Quilla | sells | baby | reported"),
    ("es", "Haciéndose pasar por enfermera, Ana Quilla se llevó a la bebé y la vendió.", "Ana Quilla | sells | bebé | reported"),
    ("en", "Ana Quilla bought the baby, drove her to Lima and sold her to a couple.", "Ana Quilla | transports | baby | reported"),
    ("en", "Ana Quilla was convicted of engaging in falsifying documents.", "Ana Quilla | forges | documents | convicted"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "line"), KEPT)
def test_a_pronoun_is_of_the_child_told_before(language, text, line):
    assert line in said(language, text)


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("es", "La policía detuvo a la madre de la niña que la vendió.", "sells"),
        ("es", "Ana Quilla entregó la niña a una mujer que la denunció.", "Ana Quilla | detained"),
        ("en", "Ana Quilla bought the girl and Beto Mamani sold her.", "sells | girl"),
        ("en", "Ana Quilla took the baby and sold her for $300.", "sells | Ana Quilla"),
    ],
)
def test_nobody_is_taken_for_the_pronoun_of_another(language, text, part):
    assert not [line for line in said(language, text) if part in line]


TOLD_ON = [
    ("en", "Ana Quilla denied that the girls were flown to Lima, where they were locked up and forced into prostitution."),
    ("en", "Neighbours feared that the gang took the girls to Lima, where Beto Mamani forced them into prostitution."),
    ("en", "Ana Quilla denied that Rosa Vela sold the girl to Beto Mamani, who forced her into prostitution."),
    ("en", "Ana Quilla denied that Beto Mamani recruited the girls while Rosa Vela exploited them."),
    ("en", "Ana Quilla denied that after recruiting the girls, Beto Mamani sold them."),
    ("es", "Ana Quilla negó que la red captara a mujeres para trasladarlas a Lima, donde eran alojadas y explotadas."),
    ("es", "Ana Quilla negó que la joven fuera trasladada a Lima, donde fue obligada a prostituirse."),
    ("es", "La fiscalía sospecha que Rosa Vela vendió a la niña a Beto Mamani, quien la obligaba a mendigar."),
    ("es", "Los vecinos temían que la pareja viajara con la bebé, que había comprado a una vecina."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), TOLD_ON)
def test_what_is_told_on_is_no_firmer_than_what_it_goes_on_from(language, text):
    assert not [line for line in said(language, text) if line.endswith("reported") and "relative_of" not in line]


def test_what_the_law_did_is_told_beside_a_denial():
    found = said("en", "Ana Quilla denied that she sold the girl to Beto Mamani, who was arrested.")

    assert "- | detained | Beto Mamani | reported" in found
