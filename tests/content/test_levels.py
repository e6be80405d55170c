"""Levels load whole, or not at all and with every problem told."""

import pickle

import pytest

from game.content.check import check_paths
from game.content.levels import list_levels, load_level
from game.content.plans import load_plan
from game.content.problems import Code, ContentError, Problem
from game.engine.marks import month
from game.engine.orders import Choose, Start
from tests.content.conftest import ALibrary, Change
from tests.content.small_city import LEVEL, MODEL, assumptions


def complaints(library_of: ALibrary, changes: dict[str, Change], level: str = "smalltown") -> list[str]:
    with pytest.raises(ContentError) as caught:
        load_level(level, library_of(changes))
    return [str(problem).splitlines()[0] for problem in caught.value.problems]


def test_a_city_s_name_means_its_open_level(a_library: ALibrary) -> None:
    loaded = load_level("smalltown", a_library())
    assert loaded.rules.level.name == "Smalltown"
    assert loaded.rules.level.from_ == month(2003, 1)
    assert loaded.rules.programmes["patrols"].doses[1].cost_month == 4_000_050
    assert list(loaded.rules.events) == ["fire", "reopened"]


def test_a_level_is_found_by_its_path_and_by_its_file(a_library: ALibrary) -> None:
    library = a_library()
    assert load_level("campaign/01_first", library).rules.level.name == "The first term"
    assert load_level("levels/campaign/01_first.yaml", library).rules.level.name == "The first term"


def test_another_level_is_never_given_than_the_one_asked_for(a_library: ALibrary) -> None:
    with pytest.raises(ContentError) as caught:
        load_level("smaltown", a_library())
    assert str(caught.value) == "smaltown: not-found there is no such level; did you mean `smalltown`?"


@pytest.mark.parametrize("name", ["", "..", "../levels/smalltown", "/", "smalltown/city", "\0", "a" * 5000])
def test_a_strange_name_is_told_and_not_tried(a_library: ALibrary, name: str) -> None:
    with pytest.raises(ContentError):
        load_level(name, a_library())


def test_a_level_with_problems_holds_up_no_other(a_library: ALibrary) -> None:
    library = a_library({"campaign/01_first.yaml": ("to: 2006-12", "to: 2001-12")})
    listed = {level.name: level for level in list_levels(library)}
    assert listed["smalltown"].title == "Smalltown"
    assert not listed["smalltown"].problems
    assert listed["campaign/01_first"].title == ""
    assert [str(problem.code) for problem in listed["campaign/01_first"].problems] == ["dates"]


def test_problems_of_all_files_are_told_at_once(a_library: ALibrary) -> None:
    told = complaints(
        a_library,
        {
            "smalltown/level.yaml": ("programme: patrols", "programme: patrol"),
            "smalltown/events/fire.yaml": ("who: nurse", "who: nurs"),
            "smalltown/programmes/buddies.yaml": ("{buddies: 0.3}", "{budies: 0.3}"),
        },
    )
    assert told == [
        (
            "levels/smalltown/events/fire.yaml:11:11: unknown-name there is no member of the cast `nurs`; "
            "did you mean `nurse`?"
        ),
        (
            "levels/smalltown/level.yaml:15:17: unknown-name there is no programme `patrol`; "
            "did you mean `patrols`?"
        ),
        (
            "levels/smalltown/programmes/buddies.yaml:10:34: unknown-name there is no lever `budies`; "
            "did you mean `buddies`?"
        ),
    ]


CASES: dict[str, tuple[dict[str, Change], list[str]]] = {
    "a city that is not there": (
        {"smalltown/level.yaml": ("city: smalltown", "city: smaltown")},
        ["level.yaml:3:7: unknown-name there is no city `smaltown`; did you mean `smalltown`?"],
    ),
    "a missing file of the city": (
        {"smalltown/people.yaml": ""},
        [
            "people.yaml:1:1: empty this file is empty",
        ],
    ),
    "another format": (
        {"smalltown/level.yaml": ("format: 1", "format: 2")},
        ["level.yaml:1:9: format `format` is 2; this game reads format 1"],
    ),
    "dates the wrong way round": (
        {"smalltown/level.yaml": ("to: 2006-12", "to: 2002-12")},
        ["level.yaml:5:5: dates `to` is 2002-12, before `from`, 2003-01; expected a later month"],
    ),
    "a goal after the end": (
        {"smalltown/level.yaml": ("0.6, by: 2006-09", "0.6, by: 2007-09")},
        ["level.yaml:13:80: dates 2007-09 lies outside the level; expected a month from 2003-01 to 2006-12"],
    ),
    "a goal that compares with nothing": (
        {"smalltown/level.yaml": ("below_share_of_start: 0.6, ", "")},
        [
            (
                "level.yaml:13:5: missing-key `street_crime` is compared with nothing; "
                "expected `above`, `below`, `above_share_of_start` or `below_share_of_start`"
            )
        ],
    ),
    "more pledges to choose than on offer": (
        {"smalltown/level.yaml": ("choose: 1", "choose: 2")},
        ["level.yaml:9:11: out-of-bounds `choose` is 2; expected 0 to 1"],
    ),
    "a dose that the programme has not": (
        {"smalltown/level.yaml": ("dose: 1", "dose: 3")},
        ["level.yaml:15:32: out-of-bounds `dose` is 3; `patrols` has doses 1 to 2"],
    ),
    "a place for a programme of the whole city": (
        {"smalltown/level.yaml": ("programme: patrols", "programme: buddies")},
        ["level.yaml:15:42: conflict `buddies` runs in the whole city only; leave `place` out"],
    ),
    "an unknown fact": (
        {"smalltown/level.yaml": ("facts: [shops]", "facts: [shop]")},
        ["level.yaml:7:9: unknown-name the record has no fact `shop`; did you mean `shops`?"],
    ),
    "a page that is too long": (
        {"smalltown/level.yaml": ("You are the mayor.", "word " * 60)},
        ["level.yaml:6:12: words this text has 60 words; expected 59 at most"],
    ),
    "an event that can never happen": (
        {"smalltown/events/fire.yaml": ("from: 2003-06", "from: 2013-06")},
        ["events/fire.yaml:4:7: never the event `fire` can never happen from 2003-01 to 2006-12"],
    ),
    "a dilemma with two voices": (
        {"smalltown/events/fire.yaml": ("  - {who: grocer, says: We stay.}\n", "")},
        [
            (
                "events/fire.yaml:11:3: dilemma 2 people say what can be said in this dilemma; "
                "expected three or more"
            )
        ],
    ),
    "a rival model outside the evidence": (
        {"smalltown/models/slow.yaml": MODEL.replace("0.05", "2.5")},
        ["models/slow.yaml:7:23: out-of-bounds `drift` is 2.5; expected 0 to 2, its range"],
    ),
    "a rival model between two steps": (
        {"smalltown/models/slow.yaml": MODEL.replace("0.05", "0.051")},
        ["models/slow.yaml:7:23: out-of-bounds `drift` is 0.051, between two steps; write 0.05"],
    ),
    "a rival model called otherwise than its file": (
        {"smalltown/models/fast.yaml": MODEL},
        ["models/fast.yaml:1:6: file-name `key` is `slow` in the file fast.yaml; write `key: fast`"],
    ),
    "a default that is no choice": (
        {"smalltown/events/fire.yaml": ("default: leave", "default: leaf")},
        [
            (
                "events/fire.yaml:9:10: dilemma `leaf` is no choice; expected `rebuild` or `leave`; "
                "did you mean `leave`?"
            )
        ],
    ),
    "a choice that was never offered": (
        {"smalltown/events/reopened.yaml": ("choice: rebuild", "choice: rebuilt")},
        [
            (
                "events/reopened.yaml:4:30: unknown-name the event `fire` has no choice `rebuilt`; "
                "did you mean `rebuild`?"
            )
        ],
    ),
    "a resident in a story about nobody": (
        {"smalltown/events/reopened.yaml": ("There is", "{name} has")},
        [
            "events/reopened.yaml:3:9: empty `name` has no value; put text with braces in quotes",
            (
                "events/reopened.yaml:3:15: syntax more text stands after a closing bracket; "
                "put text with brackets in quotes"
            ),
        ],
    ),
    "a key that is not the file's name": (
        {"smalltown/programmes/buddies.yaml": ("key: buddies", "key: patrols")},
        [
            (
                "programmes/buddies.yaml:1:6: file-name `key` is `patrols` in the file buddies.yaml; "
                "write `key: buddies`"
            )
        ],
    ),
    "a name of five words": (
        {"smalltown/programmes/buddies.yaml": ("name: Foot buddies", "name: One two three four five")},
        ["programmes/buddies.yaml:3:7: words this text has 5 words; expected 4 at most"],
    ),
    "a cost beyond all bounds": (
        {"smalltown/programmes/buddies.yaml": ("cost_month: 20000", "cost_month: 200000001")},
        [
            (
                "programmes/buddies.yaml:10:18: money `cost_month` is 200000001; "
                "expected -100000000 to 100000000 euro"
            )
        ],
    ),
    "a fact without a source": (
        {"smalltown/record.yaml": ("source: the mayor", 'source: ""')},
        [
            (
                "record.yaml:1:78: source a claim has no source; expected where it stands; "
                "write it, or `tag: invented`"
            )
        ],
    ),
    "a series out of order": (
        {"smalltown/record.yaml": ("2017-01", "2005-01")},
        ["record.yaml:2:69: dates `points` has 2005-01 after 2006-01; expected dates in order"],
    ),
    "an unknown coefficient": (
        {"smalltown/assumptions.yaml": ("  drift:", "  drifd:")},
        [
            (
                "assumptions.yaml:LINE:3: coefficient the system minds has no coefficient `drifd`; "
                "did you mean `drift`?"
            )
        ],
    ),
    "two districts of one name": (
        {"smalltown/city.yaml": ("key: south", "key: north")},
        ["city.yaml:4:11: duplicate-name a second item of `districts` is called `north`"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_cross_check_has_its_sentence(a_library: ALibrary, case: str) -> None:
    changes, expected = CASES[case]
    if "assumptions" in expected[0]:
        line = assumptions().splitlines().index("minds:") + 2
        expected = [expected[0].replace("LINE", str(line))]
    assert complaints(a_library, changes) == ["levels/smalltown/" + line for line in expected]


def later(begins: str, plan: str) -> str:
    """A level that begins after the years of a plan."""
    return LEVEL.replace("from: 2003-01", f"from: {begins}\nstarts_after: {plan}").partition("start:\n")[0]


def test_a_level_may_start_after_the_years_of_a_plan(a_library: ALibrary) -> None:
    library = a_library({"campaign/02_second.yaml": later("2004-01", "walk")})
    rules = load_level("campaign/02_second", library).rules
    assert [past.level.name for past in rules.lived] == ["Smalltown"]
    assert rules.lived[0].orders == load_plan("walk", rules, library.root).orders


@pytest.mark.parametrize(
    ("begins", "plan", "told"),
    [
        ("2004-01", "wlak", "unknown-name there is no plan `wlak`; did you mean `walk`?"),
        (
            "2003-01",
            "walk",
            "dates the city's open level does not begin before this one; leave `starts_after` out",
        ),
    ],
)
def test_what_is_lived_before_a_level_is_there_and_lies_before_it(
    a_library: ALibrary, begins: str, plan: str, told: str
) -> None:
    found = complaints(a_library, {"campaign/02_second.yaml": later(begins, plan)}, "campaign/02_second")
    assert found == [f"levels/campaign/02_second.yaml:5:15: {told}"]


def test_what_runs_at_a_later_start_is_not_told_twice(a_library: ALibrary) -> None:
    twice = later("2004-01", "walk") + "start: [{programme: buddies, dose: 1}]\n"
    found = complaints(a_library, {"campaign/02_second.yaml": twice}, "campaign/02_second")
    assert found[0].endswith("conflict what runs is known from `starts_after`; leave `start` out")


def test_translations_are_complete_and_no_more(a_library: ALibrary) -> None:
    told = complaints(
        a_library,
        {"smalltown/text/nl.yaml": "programmes:\n  patrols:\n    name: Patrouilles\n    nam: x\n"},
    )
    assert len(told) == 2
    assert told[0].startswith("levels/smalltown/text/nl.yaml:1:1: translation ")
    assert told[1].startswith(
        "levels/smalltown/text/nl.yaml:4:5: translation there is no text `programmes.patrols.nam`"
    )


def test_texts_are_said_in_the_language_asked_for(a_library: ALibrary) -> None:
    own = load_level("smalltown", a_library()).texts.own
    dutch = "".join(f'{key}: "NL"\n' for key in own)
    first = load_level("campaign/01_first", a_library()).texts
    translated = "".join(f'{key}: "NL"\n' for key in first.own if key.startswith("01_first."))
    library = a_library({"smalltown/text/nl.yaml": dutch, "campaign/text/nl.yaml": translated})
    texts = load_level("smalltown", library).texts
    assert texts.languages == ("en", "nl")
    assert texts.say("nl", "events.fire.viewpoints.nurse.says") == "NL"
    assert texts.say("en", "events.fire.viewpoints.nurse.says") == "I bought bread there."
    assert texts.say("fr", "level.briefing.1") == "You are the mayor."
    assert load_level("campaign/01_first", library).texts.say("nl", "01_first.name") == "NL"


def test_translations_of_a_level_that_is_not_there_are_told(a_library: ALibrary) -> None:
    library = a_library({"campaign/text/nl.yaml": "01_frist: {name: Eerst}\n"})
    assert [str(problem).splitlines()[0] for problem in check_paths([], library.root).problems] == [
        (
            "levels/campaign/text/nl.yaml:1:1: translation there is no level `01_frist` beside this folder; "
            "did you mean `01_first`?"
        )
    ]


def test_a_city_may_have_an_average_town_to_be_compared_with(a_library: ALibrary) -> None:
    assert load_level("smalltown", a_library()).rules.reference is None
    usual = "native: {2003-01: 0.5}, foreign: {2003-01: 0.4}"
    library = a_library({"smalltown/reference.yaml": f"pride: {{{usual}}}\n"})
    reference = load_level("smalltown", library).rules.reference
    assert reference is not None
    assert reference["pride"].foreign == {month(2003, 1): 0.4}
    told = complaints(a_library, {"smalltown/reference.yaml": f"prid: {{{usual}}}\n"})
    assert told == [
        "levels/smalltown/reference.yaml:1:7: unknown-word there is no attitude `prid`; did you mean `pride`?"
    ]


def test_a_plan_is_a_list_of_dated_orders(a_library: ALibrary) -> None:
    library = a_library()
    rules = load_level("smalltown", library).rules
    plan = load_plan("walk", rules, library.root)
    assert [dated.month for dated in plan.orders] == [month(2003, 2)] * 2 + [month(2003, 9)] * 3
    assert plan.orders[0].order == Start("patrols", 2, "south")
    assert plan.orders[2].order == Choose("fire", "rebuild")


def test_a_plan_s_problems_are_all_told(a_library: ALibrary) -> None:
    library = a_library({"plans/walk.yaml": ("dose: 2", "dose: 9")})
    path = library.root / "plans/walk.yaml"
    path.write_text(
        path.read_text().replace("choice: rebuild", "choice: rebild").replace("[pride]", "[prid]")
    )
    rules = load_level("smalltown", library).rules
    with pytest.raises(ContentError) as caught:
        load_plan("walk", rules, library.root)
    assert [str(problem).splitlines()[0] for problem in caught.value.problems] == [
        "levels/plans/walk.yaml:4:36: out-of-bounds `dose` is 9; `patrols` has doses 1 to 2",
        "levels/plans/walk.yaml:4:63: unknown-name `prid` is not there to be taken; did you mean `pride`?",
        (
            "levels/plans/walk.yaml:5:36: unknown-name `rebild` is not there to be taken; "
            "did you mean `rebuild`?"
        ),
    ]


def test_a_plan_is_checked_with_the_names_of_a_city_in_its_library(a_library: ALibrary) -> None:
    library = a_library({"plans/walk.yaml": ("dose: 2", "dose: 9")})
    told = [str(problem).splitlines()[0] for problem in check_paths(["plans/walk"], library.root).problems]
    assert told == ["levels/plans/walk.yaml:4:36: out-of-bounds `dose` is 9; `patrols` has doses 1 to 2"]


def test_checking_gives_nothing_one_or_two(a_library: ALibrary) -> None:
    library = a_library()
    assert check_paths([], library.root).code == 0
    assert check_paths(["nowhere"], library.root).code == 2
    a_library({"smalltown/level.yaml": ("format: 1", "format: 2")})
    report = check_paths(["smalltown"], library.root)
    assert report.code == 1
    assert '"code": "format"' in report.json()
    assert report.text().endswith("1 problem.\n")


def test_what_is_wrong_with_a_level_survives_the_way_back_from_a_worker() -> None:
    problem = Problem("a.yaml", 3, 1, Code.NOT_FOUND, "there is no such level", "one of these")
    error = pickle.loads(pickle.dumps(ContentError([problem])))
    assert error.problems == (problem,)
    assert str(problem) == str(error)
