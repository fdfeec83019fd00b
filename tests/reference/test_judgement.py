"""Rules of judgement: those of citenet, and what is refused in a user's own file."""

from __future__ import annotations

import pytest

from citenet.errors import InputError
from citenet.reference.catalogue import flags
from citenet.reference.judgement import KINDS, known_names, load_rules

RULE = """
[[rule]]
id = "mine"
kind = "opportunity"
when = ["simple_balance > 0"]
label = "Mine"
sentence = "Balance {simple_balance:+2}."
reason = "I say so."
source = "our choice"
"""


def own(tmp_path, text):
    file = tmp_path / "rules.toml"
    file.write_text(text, encoding="utf-8")
    return load_rules(file)


def test_the_rules_of_citenet_are_of_every_kind_and_give_reason_and_source():
    rules = load_rules()
    assert {rule.kind for rule in rules.rules} == set(KINDS)
    assert set(rules.not_said_with) <= set(flags())
    for rule in rules.rules:
        assert rule.source, rule.id
        for texts in (rule.label, rule.sentence, rule.reason):
            assert texts["en"] != texts["nl"], rule.id
        assert {limit.of for limit in rule.when} <= set(known_names())


def test_both_languages_of_a_sentence_hold_the_same_numbers_and_all_that_was_asked():
    from citenet.reference.judgement import PLACEHOLDER, WORDS

    for rule in load_rules().rules:
        said = {language: sorted(PLACEHOLDER.findall(text)) for language, text in rule.sentence.items()}
        assert said["en"] == said["nl"], rule.id
        asked = {limit.of for limit in rule.when} - {"in_core", *WORDS}
        assert asked <= {name for name, _ in said["en"]}, rule.id


def test_a_text_may_be_given_once_for_all_languages(tmp_path):
    rules = own(tmp_path, RULE)
    assert rules.rules[0].label == {"en": "Mine", "nl": "Mine"}
    assert rules.not_said_with == ()


@pytest.mark.parametrize(("change", "told"), [
    (("simple_balance > 0", "simple_balanse > 0"), "simple_balance"),
    (("simple_balance > 0", "cut_off_loss > 0"), "largest_source.cut_off_loss"),
    (("simple_balance > 0", "simple_balance ~ 0"), "is no limit"),
    (("simple_balance > 0", "simple_balance > near"), "asks for a word"),
    (("simple_balance > 0", "position == nearby"), "position == in the core or near or further"),
    (("simple_balance > 0", "largest_source.class > eu"), "cannot be asked"),
    (('["simple_balance > 0"]', "[]"), "'when' lists no limits"),
    (("opportunity", "chance"), "strength, opportunity, vulnerability, position"),
    (('"mine"', '"My rule"'), "needs an id"),
    ((":+2}", "}"), "cannot be written"),
    (("{simple_balance", "{balance"), "there is no indicator 'balance'"),
    (('label = "Mine"', ""), "'label' is no text"),
    (('label = "Mine"', 'label = { en = "Mine" }'), "'label' is no text"),
    (('source = "our choice"', ""), "needs a source"),
    (('source =', 'sauce ='), "sauce"),
    ((RULE, RULE + RULE), "used more than once"),
    ((RULE, "not_said_with = ['nothing']" + RULE), "few_citations"),
    ((RULE, "rules = 1"), "lists no rules"),
    ((RULE, "[["), "not valid TOML"),
])
def test_what_cannot_be_followed_is_refused_with_a_way_out(tmp_path, change, told):
    assert change[0] in RULE
    with pytest.raises(InputError) as refused:
        own(tmp_path, RULE.replace(*change))
    assert told in str(refused.value)
    assert str(refused.value).startswith(str(tmp_path / "rules.toml"))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        load_rules(tmp_path / "none.toml")
