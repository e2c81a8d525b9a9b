"""Which cards of a board are chosen, and where the keyboard is: kept while columns come and go."""

from collections.abc import Collection, Sequence

from desktop.usecases.breakout_board import Card, Column


class Chosen:
    """The chosen cards of some columns. `place` is a column, `row` a card in it, `id` that card or empty."""

    def __init__(self) -> None:
        self.columns: Sequence[Column] = ()
        self.ids: set[str] = set()
        self.place, self.row, self.id = 0, 0, ""
        self._where: dict[str, tuple[int, int]] = {}

    def show(self, columns: Sequence[Column]) -> None:
        """Other columns: who was chosen stays so, wherever they sit; else the keyboard stays where it was."""
        self.columns = columns
        self._where = {card.id: (p, r) for p, column in enumerate(columns) for r, card in enumerate(column.cards)}
        self.ids &= self._where.keys()
        if self.id in self.ids:
            self.place, self.row = self._where[self.id]
        self.move_to(self.place, self.row)
        if not self.ids and self.id:
            self.ids = {self.id}

    def go(self, place: int, row: int) -> None:
        """Bring the keyboard to a card; unless it is one of those chosen, it becomes the only one."""
        self.move_to(place, row)
        if self.id not in self.ids:
            self.ids = {self.id} - {""}

    def find(self, ids: Collection[str]) -> list[tuple[int, int]]:
        """Where some cards are, in the order of the board."""
        return sorted(self._where[id_] for id_ in ids if id_ in self._where)

    def let_go(self) -> None:
        """Choose nothing: after the next change the keyboard goes on with the card that comes after."""
        self.ids, self.id = set(), ""

    def set_part(self, place: int, ids: Collection[str]) -> None:
        """These are the chosen ones of a column; what is chosen elsewhere stays."""
        self.ids = {id_ for id_ in self.ids if self._where[id_][0] != place} | set(ids)

    def keep_part(self, place: int) -> None:
        """Nothing is chosen but in this column."""
        self.ids = {id_ for id_ in self.ids if self._where[id_][0] == place}

    def current(self) -> Card | None:
        """The card that the keyboard is on."""
        return self.columns[self.place].cards[self.row] if self.id else None

    def cards(self) -> list[Card]:
        """The chosen cards in the order of the board; else the one that the keyboard is on."""
        ids = self.ids or {self.id}
        return [self.columns[place].cards[row] for place, row in self.find(ids)]

    def move_to(self, place: int, row: int) -> None:
        """Bring the keyboard to a card; who is chosen stays so."""
        self.place = max(0, min(place, len(self.columns) - 1))
        cards = self.columns[self.place].cards if self.columns else []
        self.row = max(0, min(row, len(cards) - 1))
        self.id = cards[self.row].id if cards else ""
