"""Grids of English constructions: what each combination may not say of somebody, by the axis that would make it false."""

import itertools

import pytest

from tests.extraction.said import facts, statements

SOLD = "Ann Marlow sold babies"
DEEDS = {"sells", "buys", "recruits", "bribes", "pays"}


def _deeds(text):
    """(who, predicate, to whom, standing) of what is told as done, nothing that is denied."""
    return {(s, p, o, standing) for s, p, o, standing, negated in facts("en", text) if p in DEEDS and not negated}


def _undergoing(text, predicate):
    return {o for _, p, o, _, negated in facts("en", text) if p == predicate and not negated}


VERDICTS = (
    ("convicted", "of", "of fraud"),
    ("accused", "of", "of bribery"),
    ("charged", "with", "with fraud"),
    ("jailed", "for", "for fraud"),
    ("arrested", "for", "for forging papers"),
    ("acquitted", "of", "of buying them"),
)
OBJECTS = ("selling babies", "selling a baby", "recruiting mothers", "bribing a judge")


@pytest.mark.parametrize(("verdict", "rest"), list(itertools.product(VERDICTS, OBJECTS)))
@pytest.mark.parametrize("joint", [" and Bob Orlo ", ", and Bob Orlo ", " and Bob Orlo, her driver, "])
def test_whose_verb_is_left_out_undergoes_nothing_of_the_one_before(verdict, rest, joint):
    word, tie, other = verdict

    found = _deeds(f"Ann Marlow was {word} {tie} {rest}{joint}{other}.")

    assert not {row for row in found if row[2] == "Bob Orlo"}
    assert any(row[0] == "Ann Marlow" for row in found)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Marlow sold a baby and Bob Orlo a girl.",
        "Ann Marlow sold a baby, and Bob Orlo two.",
        "Ann Marlow bribed a judge and Bob Orlo a prosecutor.",
        "Ann Marlow paid a nurse and Bob Orlo another.",
        "The accused are Ann Marlow, who sold babies; Bob Orlo, who paid her; and Cyd Vane, who drove the car.",
    ],
)
def test_the_second_of_two_with_one_verb_is_no_object(text):
    assert not {row for row in _deeds(text) if row[2] in ("Bob Orlo", "Cyd Vane")}


@pytest.mark.parametrize("text", ["Police arrested a nurse and Bob Orlo the next day.", "Police arrested a nurse and Bob Orlo in Lima."])  # fmt: skip
def test_who_is_arrested_with_somebody_else_stays_arrested(text):
    assert "Bob Orlo" in _undergoing(text, "detained")


ASIDES = (
    "accused of selling babies",
    "who sold babies",
    "convicted of recruiting mothers",
    "who had bought a baby",
    "charged with bribing a judge",
    "45, accused of selling a baby",
)
TAILS = ("Bob Orlo were freed", "Bob Orlo, her lawyer, asked for bail", "nurse Bob Orlo left the court", "Bob Orlo and Cyd Vane were freed")  # fmt: skip


@pytest.mark.parametrize(("aside", "tail"), list(itertools.product(ASIDES, TAILS)))
def test_a_name_behind_an_aside_is_no_object_of_it(aside, tail):
    found = _deeds(f"Ann Marlow, {aside}, and {tail}.")

    assert not {row for row in found if row[2] in ("Bob Orlo", "Cyd Vane") or row[0] in ("Bob Orlo", "Cyd Vane")}


def test_who_is_listed_with_somebody_described_is_no_object_of_the_description():
    found = _deeds("A nurse accused of selling babies and Bob Orlo were arrested.")

    assert {row[:3] for row in found} == {("nurse", "sells", "babies")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ann Marlow is one of the women the gang sold.", ("gang", "sells", "Ann Marlow")),
        ("Ann Marlow was one of the girls the ring recruited.", ("ring", "recruits", "Ann Marlow")),
        ("Ann Marlow is the girl the gang sold.", ("gang", "sells", "Ann Marlow")),
        ("Ann Marlow is the judge the gang bribed.", ("gang", "bribes", "Ann Marlow")),
        ("Police found the women the gang sold.", ("gang", "sells", "women")),
        ("Police found a girl the gang had sold.", ("gang", "sells", "girl")),
        ("The women the gang sold were found.", ("gang", "sells", "women")),
        ("The judge the gang bribed was arrested.", ("gang", "bribes", "judge")),
        ("Police gave the woman a baby sold in Lima.", (None, "sells", "baby")),
        ("In the clinic the gang sold babies.", ("gang", "sells", "babies")),
        ("The mothers recruited sold their babies.", ("mothers", "sells", "babies")),
    ],
)
def test_who_did_it_to_whom_in_a_relative_clause_without_that(text, told):
    found = {row[:3] for row in _deeds(text)}

    assert told in found
    assert not any(o in ("gang", "ring") for _, _, o in found)


@pytest.mark.parametrize("noun", ["one of the women", "the woman", "one of the nurses"])
@pytest.mark.parametrize("verb", ["sold", "recruited", "bribed"])
def test_whether_a_name_behind_a_noun_did_or_underwent_it_is_not_told(noun, verb):
    assert not _deeds(f"Ann Marlow is {noun} Bob Orlo {verb}.")


UNSAID = (
    "The lawyer put it to Bob Orlo that {}.",
    "It was put to the court that {}.",
    "Bob Orlo was paid to say that {}.",
    "Bob Orlo was bribed to testify that {}.",
    "Bob Orlo was forced to say that {}.",
    "Police pressed Bob Orlo to say that {}.",
    "Bob Orlo refused to say that {}.",
    "The jury will hear how {}.",
    "The trial will examine how {}.",
    "Bob Orlo made up that {}.",
    "Bob Orlo was wrong to say that {}.",
    "Bob Orlo was mistaken when he said that {}.",
    "Bob Orlo regretted saying that {}.",
    "Bob Orlo won damages after a paper said that {}.",
    "The suspicion that {} proved unfounded.",
    "Bob Orlo would have the court believe that {}.",
)


@pytest.mark.parametrize("frame", UNSAID)
@pytest.mark.parametrize("deed", [SOLD, "Ann Marlow bribed the judge"])
def test_what_is_put_ordered_or_wrong_is_not_told(frame, deed):
    assert not {row for row in _deeds(frame.format(deed)) if row[0] == "Ann Marlow"}


HELD = (
    "{}, Bob Orlo will say.",
    "{}, prosecutors will argue.",
    "{}, prosecutors believe.",
    "{}, rumour has it.",
    "{}, or so Bob Orlo says.",
    "The prosecution's hypothesis is that {}.",
    "Under the prosecution's theory, {}.",
    "The prosecution's version is that {}.",
    "Bob Orlo had heard that {}.",
)


@pytest.mark.parametrize("frame", HELD)
@pytest.mark.parametrize("deed", [SOLD, "Ann Marlow bribed the judge"])
def test_what_is_held_or_heard_is_told_no_firmer(frame, deed):
    assert {row[3] for row in _deeds(frame.format(deed))} == {"suspected"}


@pytest.mark.parametrize("frame", ["Bob Orlo came forward to say that {}.", "Bob Orlo went on to say that {}."])
def test_who_calls_to_say_it_says_it(frame):
    assert {row[0] for row in _deeds(frame.format(SOLD))} == {"Ann Marlow"}


@pytest.mark.parametrize("stop", ["was arrested", "was caught", "was stopped"])
@pytest.mark.parametrize("deed", ["selling the baby", "she sold the baby", "selling the baby to Bob Orlo"])
def test_who_is_stopped_before_doing_it_has_not_done_it(stop, deed):
    assert not _deeds(f"Ann Marlow {stop} before {deed}.")


@pytest.mark.parametrize("text", ["Ann Marlow sold the baby before she was arrested.", "Ann Marlow bribed the judge before the trial."])  # fmt: skip
def test_what_was_done_before_is_told(text):
    assert {row[0] for row in _deeds(text)} == {"Ann Marlow"}


@pytest.mark.parametrize("nobody", ["No one but", "Nobody but", "None but", "No nurse but", "No one except"])
@pytest.mark.parametrize("act", ["was arrested", "was convicted of selling babies", "sold babies"])
def test_who_alone_did_it_is_told_of_nothing_denied(nobody, act):
    assert not any(negated for *_, negated in facts("en", f"{nobody} Ann Marlow {act}."))


@pytest.mark.parametrize("unlike", ["unlike Bob Orlo", "unlike the woman who sold babies"])
def test_from_whom_somebody_differs_is_another(unlike):
    text = f"Ann Marlow, {unlike}, was freed."

    assert "Ann Marlow" not in {row[0] for row in _deeds(text)}
    assert _undergoing(text, "released") == {"Ann Marlow"}


@pytest.mark.parametrize("first", ["convicted of selling babies", "charged with selling babies", "accused of selling babies"])  # fmt: skip
@pytest.mark.parametrize("last", ["was acquitted on appeal", "was later acquitted", "before being acquitted on appeal"])
def test_who_was_acquitted_in_the_end_is_acquitted(first, last):
    middle = " " if last.startswith("before") else ", "
    start = f"Ann Marlow was {first}" if last.startswith("before") else f"Ann Marlow, {first}"

    found = facts("en", f"{start}{middle}{last}.")

    assert {row[3] for row in found if row[1] == "sells"} == {"acquitted"}
    assert not any(row[1] == "convicted" for row in found)


@pytest.mark.parametrize("joint", ["but", "and"])
def test_who_was_acquitted_of_something_else_stays_convicted(joint):
    found = facts("en", f"Ann Marlow was convicted of selling babies {joint} acquitted of bribery.")

    assert ("Ann Marlow", "sells", "babies", "convicted", False) in found


def test_who_was_convicted_on_appeal_is_acquitted_of_nothing():
    found = facts("en", "Ann Marlow, acquitted of selling babies, was convicted on appeal.")

    assert found == {(None, "convicted", "Ann Marlow", "convicted", False)}


PARTS = (
    "Ann Marlow, an undercover officer,",
    "Undercover officer Ann Marlow",
    "Ann Marlow, posing as a buyer,",
    "Ann Marlow posed as a buyer and",
    "Ann Marlow, a police informant,",
)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("deed", ["bought a baby from Bob Orlo", "paid Bob Orlo for a baby"])
def test_who_buys_for_the_police_buys_nothing(part, deed):
    assert "Ann Marlow" not in {row[0] for row in _deeds(f"{part} {deed}.")}


@pytest.mark.parametrize("posing", ["posing as Ann Marlow", "disguised as Ann Marlow", "pretending to be Ann Marlow"])
def test_as_whom_somebody_poses_did_nothing(posing):
    assert "Ann Marlow" not in {row[0] for row in _deeds(f"A man {posing} sold babies.")}


TIES = ("uncle of", "brother of", "husband of the mayor", "lawyer for", "a friend of")


def _ages(text):
    return {(s.subject.name, s.value.text) for s in statements("en", text) if s.predicate == "age"}


@pytest.mark.parametrize("tie", TIES)
@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Paul Dyer, {} Jo Kent, 45, was arrested.", set()),
        ("Police arrested Paul Dyer, {} Jo Kent, 45.", set()),
        ("Paul Dyer, 50, {} Jo Kent, 45, was arrested.", {("Paul Dyer", "50"), ("Jo Kent", "45")}),
        ("Paul Dyer, {} Jo Kent, 7, was arrested.", {("Jo Kent", "7")}),
        ("Paul Dyer, 45, {} Jo Kent, was arrested.", {("Paul Dyer", "45")}),
    ],
)
def test_whose_age_it_is_behind_a_tie(tie, text, ages):
    assert _ages(text.format(tie)) == ages


@pytest.mark.parametrize("whom", ["the baby", "the newborn", "the owner"])
def test_the_age_behind_somebody_without_a_name_is_of_the_one_who_has_one(whom):
    assert _ages(f"Paul Dyer, father of {whom}, 45, was arrested.") == {("Paul Dyer", "45")}


@pytest.mark.parametrize(
    "aside",
    [
        "whose arrest Bob Orlo ordered",
        "whose release Bob Orlo demanded",
        "whose trial Bob Orlo led",
        "on whose orders Bob Orlo sold babies",
        "in whose name Bob Orlo sold babies",
        "whose name was used to sell babies",
    ],
)
def test_the_noun_behind_whose_is_no_verb(aside):
    text = f"Ann Marlow, {aside}, was convicted of fraud."

    assert "Ann Marlow" not in {row[0] for row in _deeds(text)}
    assert not any(p in ("detained", "released", "ordered") for _, p, *_ in facts("en", text))


@pytest.mark.parametrize("act", ["accused of selling babies", "bribed", "arrested", "denounced"])
def test_whom_the_man_accused_accused_nobody_else(act):
    found = facts("en", f"Bob Orlo, the man Ann Marlow {act}, was convicted.")

    assert found == {(None, "convicted", "Bob Orlo", "convicted", False)}


@pytest.mark.parametrize("withdrawn", ["but withdrew her plea", "but later withdrew the plea"])
def test_a_plea_that_is_withdrawn_admits_nothing(withdrawn):
    assert not _deeds(f"Ann Marlow pleaded guilty to selling babies {withdrawn}.")


PAST = ("arrested in May", "accused of selling babies", "who sold babies", "who denied selling babies")


@pytest.mark.parametrize("aside", PAST)
@pytest.mark.parametrize(
    ("main", "act", "predicate"),
    [
        ("Police freed", "arrested Bob Orlo", "detained"),
        ("The judge acquitted", "convicted Bob Orlo", "convicted"),
        ("Prosecutors released", "charged Bob Orlo", "charged"),
    ],
)
def test_an_act_behind_an_aside_is_of_the_main_verb(aside, main, act, predicate):
    found = statements("en", f"{main} Ann Marlow, {aside}, and {act}.")

    acts = [s for s in found if s.predicate == predicate and s.object is not None and s.object.name == "Bob Orlo"]
    assert acts
    assert not any(s.subject is not None and s.subject.name == "Ann Marlow" for s in acts)
    assert not any(s.speakers for s in acts)


@pytest.mark.parametrize("aside", PAST)
def test_of_conduct_behind_an_aside_nobody_told_of_in_it_is_the_doer(aside):
    found = _deeds(f"The gang paid Ann Marlow, {aside}, and bribed Bob Orlo.")

    assert not {row for row in found if row[0] == "Ann Marlow" and row[1] == "bribes"}


def test_a_row_of_verbs_behind_who_is_of_one():
    found = _deeds("Police arrested Ann Marlow, who recruited mothers, sold babies, and bribed a judge.")

    assert {row[:2] for row in found} == {("Ann Marlow", p) for p in ("recruits", "sells", "bribes")}


@pytest.mark.parametrize("lead", ["A reward is offered for information leading to", "Police offered $500 for information that leads to"])  # fmt: skip
@pytest.mark.parametrize("event", ["the arrest", "the arrest and conviction", "the capture or conviction"])
def test_for_what_a_reward_is_offered_has_not_come_about(lead, event):
    found = facts("en", f"{lead} {event} of Ann Marlow.")

    assert not any(p in ("detained", "convicted") for _, p, *_ in found)


@pytest.mark.parametrize("court", ["An appeals court", "The court of appeal"])
def test_an_appeals_court_that_acquits_ends_the_conviction(court):
    found = facts("en", f"{court} acquitted Ann Marlow, convicted of selling babies in 2029.")

    assert {row[3] for row in found} == {"acquitted"}


@pytest.mark.parametrize("verb", ["named", "identified", "described"])
@pytest.mark.parametrize("who", ["Bob Orlo", "Police"])
def test_who_names_the_leader_says_so(verb, who):
    (leads,) = [s for s in statements("en", f"{who} {verb} Ann Marlow as the leader of the gang.") if s.predicate == "leads"]  # fmt: skip

    assert [speaker.name for speaker in leads.speakers] == [who]


def test_who_suspects_somebody_says_so():
    (sells,) = [s for s in statements("en", "Prosecutors suspect Ann Marlow of selling babies.") if s.predicate == "sells"]  # fmt: skip

    assert (sells.standing.value, [s.name for s in sells.speakers]) == ("suspected", ["Prosecutors"])


@pytest.mark.parametrize(
    "text",
    [
        '"Ann Marlow sold babies," Bob Orlo denied.',
        'Ann Marlow said to Bob Orlo: "You sold babies".',
        "Cyd Vane wondered why Ann Marlow sold babies.",
    ],
)
def test_what_is_denied_addressed_or_wondered_is_not_told(text):
    assert not _deeds(text)


def test_who_sells_to_an_undercover_officer_is_none():
    found = _deeds("Ann Marlow, who sold a baby to an undercover officer, bribed the judge.")

    assert ("Ann Marlow", "bribes") in {row[:2] for row in found}


def test_what_is_told_goes_on_past_an_aside():
    found = facts("en", "Bob Orlo said the police raided a house after arresting a nurse, identified as Ann Marlow, and rescued a baby.")  # fmt: skip

    assert {s for s, p, *_ in found if p == "rescued"} == {"police"}


@pytest.mark.parametrize("verb", ["do not include", "did not include"])
def test_whom_those_arrested_do_not_include_is_not_arrested(verb):
    assert "Ann Marlow" not in _undergoing(f"The women arrested {verb} Ann Marlow.", "detained")


@pytest.mark.parametrize("row", ["was {}", "who was {}, fled", "{}, fled"])
@pytest.mark.parametrize(
    "passives",
    [
        "recruited by Bob Orlo, sold by Cyd Vane and bought by Al Kent",
        "recruited by Bob Orlo, sold by Cyd Vane",
        "recruited by Bob Orlo, transported by Cyd Vane, and exploited by Al Kent",
    ],
)
def test_each_agent_of_a_row_of_passives_acts_upon_the_same_one(row, passives):
    name = "Ann Marlow" if row.startswith("was") else "Ann Marlow,"

    found = [f for f in facts("en", f"{name} {row.format(passives)}.") if f[0] is not None]

    assert found
    assert {f[2] for f in found} == {"Ann Marlow"}


@pytest.mark.parametrize("second", ["arrested by police", "paid by Cyd Vane", "accused by Cyd Vane of fraud"])
def test_of_whom_a_second_passive_is_said_may_not_be_seen(second):
    found = facts("en", f"Ann Marlow was bribed by Bob Orlo, {second}.")

    assert {row[1] for row in found} == {"bribes"}


@pytest.mark.parametrize("other", ["the leader of the gang", "a nurse", "Cyd Vane"])
@pytest.mark.parametrize("deed", ["sold the baby", "bribed the judge"])
def test_of_one_or_another_nothing_is_told(other, deed):
    assert not _deeds(f"Bob Orlo or {other} {deed}.")


@pytest.mark.parametrize("once", ["once", "formerly", "then"])
def test_what_somebody_was_once_takes_no_arrest_from_them(once):
    assert _undergoing(f"Bob Orlo, {once} the leader of the gang, was arrested.", "detained") == {"Bob Orlo"}


def test_whom_police_charge_in_a_row_of_acts_says_nothing():
    found = statements("en", "Police arrested Ann Marlow, charged Bob Orlo, and freed Cyd Vane.")

    assert {(s.predicate, s.object.name, s.speakers) for s in found} == {
        ("detained", "Ann Marlow", ()),
        ("charged", "Bob Orlo", ()),
        ("released", "Cyd Vane", ()),
    }


def test_what_police_suspect_beside_it_is_suspected_by_them():
    (sells,) = [s for s in statements("en", "Ann Marlow sold babies, police suspect.") if s.predicate == "sells"]

    assert (sells.standing.value, [s.name for s in sells.speakers]) == ("suspected", ["police"])


@pytest.mark.parametrize("than", ["Three nurses other than", "Three more nurses besides"])
def test_others_than_somebody_are_not_that_somebody(than):
    assert {row[0] for row in _deeds(f"{than} Ann Marlow sold babies.")} == {"nurses"}


@pytest.mark.parametrize("act", ["sold babies", "was arrested", "bribed the judge"])
def test_not_even_denies_it(act):
    assert all(negated for *_, negated in facts("en", f"Not even Ann Marlow {act}."))


@pytest.mark.parametrize("tail", ["but not by Ann Marlow", "not by Ann Marlow but by Bob Orlo", "by Bob Orlo, not Ann Marlow"])  # fmt: skip
def test_who_did_not_do_it_underwent_nothing(tail):
    found = facts("en", f"Babies were sold, {tail}.")

    assert not any(o == "Ann Marlow" for _, _, o, _, _ in found)
    assert not any(s == "Ann Marlow" and not negated for s, *_, negated in found)


@pytest.mark.parametrize("post", ["director of the clinic", "owner of the clinic", "leader of the gang", "head of the unit"])  # fmt: skip
@pytest.mark.parametrize("relative", ["where Bob Orlo worked", "that Bob Orlo denounced", "which Bob Orlo joined", "in which Bob Orlo worked"])  # fmt: skip
def test_who_is_named_in_a_relative_clause_behind_a_post_does_not_hold_it(post, relative):
    for text in (f"The {post} {relative} was arrested.", f"Ann Marlow, {post} {relative}, was arrested."):
        found = statements("en", text)

        assert not any(
            s.predicate == "detained" and s.object is not None and s.object.name == "Bob Orlo" for s in found
        )
        posts = ("leads", "owns", "holds_office", "occupation")
        assert not any(s.predicate in posts and s.subject is not None and s.subject.name == "Bob Orlo" for s in found)


@pytest.mark.parametrize("whom", ["The nurse", "The owner of the clinic", "A judge", "The accused"])
@pytest.mark.parametrize("whose", ["whose lawyer is Ann Marlow", "whose husband was Bob Orlo", "whose director is Ann Marlow"])  # fmt: skip
def test_who_is_named_behind_whose_is_somebody_else(whom, whose):
    found = facts("en", f"{whom}, {whose}, was arrested.")

    assert not any(p == "detained" and o in ("Ann Marlow", "Bob Orlo") for _, p, o, _, _ in found)


@pytest.mark.parametrize("verb", ["accused", "denounced", "betrayed"])
@pytest.mark.parametrize("act", ["was arrested", "was arrested for selling babies", "sold babies"])
def test_she_behind_an_accusation_need_not_be_who_accuses(verb, act):
    text = f"Ann Marlow {verb} Bea Tarn. She {act}."

    assert "Ann Marlow" not in _undergoing(text, "detained") | {row[0] for row in _deeds(text)}


def test_she_behind_an_accusation_of_a_man_is_who_accuses():
    assert _undergoing("Ann Marlow accused Bob Orlo. She was arrested.", "detained") == {"Ann Marlow"}


@pytest.mark.parametrize("verb", ["bribed", "paid"])
@pytest.mark.parametrize("aim", ["acquit Cyd Vane", "free Cyd Vane", "arrest Cyd Vane", "acquit Cyd Vane of selling babies"])  # fmt: skip
def test_what_a_bribe_is_to_buy_is_not_told(verb, aim):
    found = facts("en", f"Ann Marlow {verb} Judge Bob Orlo to {aim}.")

    assert found
    assert not any("Cyd Vane" in (s, o) for s, _, o, _, _ in found)


def test_what_somebody_conspired_to_do_is_not_told_as_done():
    assert not _deeds("Ann Marlow conspired with Bob Orlo to sell babies.")


@pytest.mark.parametrize("row", ["sold or gave away the baby", "sold and gave away babies", "bribed and drove the judge"])  # fmt: skip
def test_who_does_two_things_with_one_object_undergoes_neither(row):
    found = facts("en", f"Ann Marlow {row} in Lima.")

    assert not any(o == "Ann Marlow" for _, _, o, _, _ in found)
    assert any(s == "Ann Marlow" for s, *_ in found)


@pytest.mark.parametrize(
    "frame",
    ["Earlier reports that {} were wrong.", "Myth: {}.", "False: {}.", "A previous version said {}.", "Not because {} but because she lied, she was freed."],
)  # fmt: skip
def test_what_is_called_wrong_is_not_told(frame):
    assert not _deeds(frame.format(SOLD))


@pytest.mark.parametrize("tail", ["contrary to what Bob Orlo said", "despite what Bob Orlo says"])
def test_who_said_something_else_does_not_say_it(tail):
    found = [s for s in statements("en", f"Ann Marlow sold no babies, {tail}.") if s.predicate == "sells"]

    assert not any(s.speakers for s in found)


def test_who_indicates_it_says_it():
    (sells,) = [s for s in statements("en", '"Ann Marlow sold babies," Bob Orlo indicated.') if s.predicate == "sells"]

    assert sells.standing.value == "reported"


def test_a_visit_is_no_payment():
    assert not _deeds("Ann Marlow was paid a visit by Bob Orlo.")


@pytest.mark.parametrize("text", ["Ann Marlow is the nurse who, {}, sold babies.", "Ann Marlow, who, {}, sold babies, was arrested.", "The gang that, {}, sold babies fled."])  # fmt: skip
@pytest.mark.parametrize(("aside", "who"), [("police say", "police"), ("Bob Orlo said", "Bob Orlo")])
def test_who_says_it_inside_a_relative_clause_says_it(text, aside, who):
    (sells,) = [s for s in statements("en", text.format(aside)) if s.predicate == "sells"]

    assert [speaker.name for speaker in sells.speakers] == [who]


def test_what_is_said_inside_a_relative_clause_ends_with_it():
    found = statements("en", "Ann Marlow, who, police say, sold babies, was arrested.")

    assert {(s.predicate, len(s.speakers)) for s in found} == {("sells", 1), ("detained", 0)}


@pytest.mark.parametrize("last", ["She was acquitted on appeal.", "She was later cleared.", "An appeals court acquitted her."])  # fmt: skip
def test_an_acquittal_on_appeal_ends_the_conviction_of_the_sentence_before(last):
    found = facts("en", f"A court convicted Ann Marlow of selling babies. {last}")

    assert {row[1] for row in found} == {"acquitted"}


def test_an_acquittal_of_another_ends_no_conviction():
    text = "A court convicted Ann Marlow and Bob Orlo of selling babies. He was acquitted on appeal."

    assert {row[0] for row in facts("en", text) if row[1] == "sells"} == {"Ann Marlow"}


@pytest.mark.parametrize("noun", ["Couple", "Spouses", "Newlyweds"])
def test_a_noun_before_two_names_is_no_part_of_the_first(noun):
    assert _undergoing(f"{noun} Mary and John Kent were arrested.", "detained") == {"Mary", "John Kent"}


def test_a_paper_that_reports_it_says_it():
    (sold,) = [s for s in statements("en", "The Lima Herald reports that Ann Marlow sold babies.") if s.predicate == "sells"]  # fmt: skip

    assert sold.standing.value == "reported"
