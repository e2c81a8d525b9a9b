"""The first page of the day: cards that stand in line and say what fits."""

import pytest

from desktop.views.buttons import Chip
from desktop.views.figures import FigureCard
from desktop.views.labels import Label
from desktop.views.texts import speak


def test_the_titles_of_the_cards_side_by_side_stand_at_one_height(go):
    page = go("today")
    tops = {
        label.text(): label.mapTo(page, label.rect().center()).y()
        for label in page.findChildren(Label)
        if label.text() in ("To do now", "Programme")
    }
    assert len(tops) == 2
    assert len(set(tops.values())) == 1


def test_a_figure_drops_the_words_of_its_base_before_any_is_cut(qtbot):
    card = FigureCard("Badges")
    qtbot.addWidget(card)
    card.show_figure("591", "/ 592 badges", 0.9, "1 to print")
    card.resize(320, 130)
    card.show()
    qtbot.waitUntil(lambda: card.of.text() == "/ 592 badges")
    card.resize(150, 130)
    qtbot.waitUntil(lambda: card.of.text() == "/ 592")
    assert card.of.toolTip() == "/ 592 badges"
    assert "/ 592 badges" in card.accessibleName()


@pytest.mark.parametrize(("language", "shown"), [("fr", "3\u202f680"), ("en", "3,680")])
def test_thousands_on_a_filter_are_written_as_everywhere(language, shown, qtbot):
    speak(language)
    chip = Chip("All", 3680)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == f"All {shown}"
