"""Whose and of when each figure of an article is, beside what a careful reader expects."""

from poliscope.data.articles import read_article


def check_whose_and_when(text, figures):
    """Hold the place and the year of figures against what is expected; None for what is not looked at.

    ``figures`` are (beginning of the figure, place, year); "12%#2" is the second that begins with "12%".
    """
    found = [(claim.value_text, claim.unit, claim.year) for claim in read_article(text).claims]
    for figure, place, year in figures:
        figure, _, nth = figure.partition("#")
        same = [claim for claim in found if claim[0].startswith(figure)]
        assert same, (figure, found)
        claim = same[int(nth or 1) - 1]
        assert place in {None, claim[1]}, (figure, found)
        assert year in {None, claim[2]}, (figure, found)
