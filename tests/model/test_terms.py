"""Terms: they tile time, read back, and guess what was meant."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendinsp.model.terms import Term, TermError

terms = st.builds(Term, st.integers(1900, 2200), st.integers(0, 2))
days = st.dates(date(1900, 1, 1), date(2200, 12, 30))


@given(terms)
def test_a_term_reads_back_from_its_text(term):
    assert Term.parse(str(term)) == term
    assert Term.containing(term.start) == Term.containing(term.end) == term


@given(days)
def test_one_term_begins_where_the_one_before_ends(day):
    term = Term.containing(day)
    after = Term.containing(term.end + timedelta(days=1))
    assert after.start == term.end + timedelta(days=1)
    assert term < after


@given(terms, terms)
def test_terms_sort_as_their_first_days_do(one, other):
    assert (one < other) == (one.start < other.start)


@given(terms)
def test_an_academic_year_has_autumn_spring_and_summer(term):
    year = int(term.academic_year[:4])
    assert term in (Term(year, 2), Term(year + 1, 0), Term(year + 1, 1))
    assert {Term(year, 2).academic_year, Term(year + 1, 0).academic_year, Term(year + 1, 1).academic_year} == {
        term.academic_year
    }


def test_the_turn_of_the_century_in_an_academic_year():
    assert Term.parse("autumn-1999").academic_year == "1999-00"


@given(terms, st.sampled_from([" ", "_", "/", ""]), st.booleans())
def test_other_ways_to_write_a_term_are_understood_but_not_taken(term, mark, year_first):
    words = (str(term.year), term.season.capitalize()) if year_first else (term.season.capitalize(), str(term.year))
    with pytest.raises(TermError) as raised:
        Term.parse(mark.join(words))
    assert raised.value.suggestion == str(term)


@given(st.text(max_size=20))
def test_any_text_is_a_term_or_a_term_error_with_a_good_suggestion(text):
    try:
        assert str(Term.parse(text)) == text
    except TermError as error:
        if error.suggestion is not None:
            assert str(Term.parse(error.suggestion)) == error.suggestion


@pytest.mark.parametrize("text", ["winter-2017", "spring-1066", "spring-2017\n", "spring-٢٠١٧", "spring", "2017", ""])
def test_what_is_no_term_is_refused(text):
    with pytest.raises(TermError):
        Term.parse(text)
