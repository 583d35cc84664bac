"""Tags of two evaluations: against the vectors of RFC 9497, and that one key alone makes none."""

import json
from typing import Any

import pytest
from voprf import ristretto

from ovillo.casework.deconfliction.blinding import ELEMENT_BYTES, Blinding, ElementError, EvaluatorKey, tag
from tests.shared_data import SHARED

VECTORS = SHARED / "voprf.json"
ONE, OTHER = EvaluatorKey(bytes(range(32))), EvaluatorKey(bytes(range(1, 33)))
MESSAGES = [b"an invented phone", b"an invented plate", b"0"]


@pytest.fixture
def suite() -> dict[str, Any]:
    if not VECTORS.exists():
        pytest.skip("the vectors of RFC 9497 are not on this machine")
    suites = json.loads(VECTORS.read_text("utf-8"))
    (found,) = [each for each in suites if (each["identifier"], each["mode"]) == ("ristretto255-SHA512", 1)]
    return found


def test_the_package_gives_the_keys_evaluations_and_outputs_of_the_rfc(suite: dict[str, Any]) -> None:
    evaluator = ristretto.Evaluator.from_seed(bytes.fromhex(suite["seed"]), bytes.fromhex(suite["keyInfo"]))

    assert evaluator.public_key.serialize().hex() == suite["pkSm"]
    for vector in suite["vectors"]:
        blinded = [
            ristretto.BlindedInput.deserialize(bytes.fromhex(each)) for each in vector["BlindedElement"].split(",")
        ]
        evaluated = evaluator.evaluate_batch(blinded).serialize()[64:]
        outputs = [evaluator.evaluate_known_input(bytes.fromhex(each)).hex() for each in vector["Input"].split(",")]
        assert evaluated.hex() == vector["EvaluationElement"].replace(",", "")
        assert outputs == vector["Output"].split(",")


def test_the_evaluation_of_the_rfc_is_taken_in_the_order_proof_then_element(suite: dict[str, Any]) -> None:
    for vector in suite["vectors"][:2]:
        output = bytes.fromhex(vector["Proof"]["proof"] + vector["EvaluationElement"])

        assert ristretto.VerifiableOutput.deserialize(output).serialize() == output


def test_two_units_make_the_same_tags_blindly() -> None:
    blindings = [Blinding(MESSAGES), Blinding(MESSAGES)]

    tags = []
    for each in blindings:
        outputs = [each.outputs(key.evaluate(each.elements), key.public) for key in (ONE, OTHER)]
        tags.append([tag(pair) for pair in zip(*outputs, strict=True)])

    assert tags[0] == tags[1] == [tag((ONE.output(each), OTHER.output(each))) for each in MESSAGES]
    assert len(set(tags[0])) == len(MESSAGES)
    assert blindings[0].elements != blindings[1].elements


def test_the_order_of_the_evaluators_and_the_epoch_count() -> None:
    outputs = ONE.output(b"x"), OTHER.output(b"x")

    assert len({tag(outputs), tag(outputs[::-1]), tag((EvaluatorKey(bytes(32)).output(b"x"), outputs[1]))}) == 3


def test_an_evaluator_that_uses_another_key_or_alters_its_answer_is_noticed() -> None:
    blinding = Blinding(MESSAGES)
    honest = ONE.evaluate(blinding.elements)
    swapped = honest[96:192] + honest[:96] + honest[192:]
    forged = [
        OTHER.evaluate(blinding.elements),
        swapped,
        honest[:-96],
        honest[:1] + bytes([honest[1] ^ 1]) + honest[2:],
        b"",
    ]

    for each in forged:
        with pytest.raises(ElementError):
            blinding.outputs(each, ONE.public)
    with pytest.raises(ElementError):
        blinding.outputs(honest, b"\xff" * 32)


@pytest.mark.parametrize(
    "elements", [b"", bytes(ELEMENT_BYTES), b"\xff" * ELEMENT_BYTES, b"x" * 33, bytes(ELEMENT_BYTES * 20_001)]
)
def test_what_is_no_batch_of_elements_is_refused(elements: bytes) -> None:
    with pytest.raises(ElementError):
        ONE.evaluate(elements)


def test_a_key_does_not_show() -> None:
    assert ONE.seed.hex() not in repr(ONE)
    assert repr(ONE) == "EvaluatorKey()"
