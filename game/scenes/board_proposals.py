"""The board's page for two: who sits, what waits for a yes or a no, and what became of the last proposals."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pygame import Rect

from game.engine.orders import Choose, Order, Start
from game.engine.rules import Brick
from game.pair import Came, No, Pair, Proposal, holder
from game.scenes import chairs, guess_parts, routes, sheets, words
from game.scenes.board_page import Draft
from game.scenes.sheets import Block
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL, TITLE
from game.ui.moves import Answer, Move, Push, Tell, Then
from game.ui.panels import Paged
from game.ui.screen import Ui
from game.ui.widgets import TARGET, Button

if TYPE_CHECKING:
    from game.scenes.board import BoardScene

LAST = 3
"""How many of the last refusals are shown."""
BOLD = LEAD.but(bold=True, size="body")


class Proposals:
    """The list, and the page on which a no gets its reason."""

    def __init__(self, board: "BoardScene") -> None:
        self.board = board
        self.context = board.context
        self.paged = Paged(1)
        self.side = Paged(1)
        self.refusing: Proposal | None = None
        """The one to which who sits is saying no."""

    @property
    def pair(self) -> Pair:
        """The two."""
        found: Pair = self.context.session.pair
        return found

    # ------------------------------------------------------------------ the page

    def build(self, ui: Ui, area: Rect) -> None:
        """The chair, then the list; or the reasons for a no."""
        if self.refusing not in self.pair.to_answer():
            self.refusing = None
        if self.refusing is not None:
            wide = area.width if ui.narrow else min(area.width, ui.px(640))
            left = layout.inner(area, wide, area.height, "left")
            self.board.end = sheets.flow(self.board, left, self._reasons(ui, self.refusing), self.paged)
            ui.start = f"why.{No.TOO_DEAR.value}"
            return
        beside = not ui.narrow and area.height > ui.px(430)
        mine = [one for one in self.pair.waiting if one.by is self.pair.sits]
        waiting = enumerate([*self.pair.to_answer(), *mine])
        wide = area.width > ui.px(800)
        pad = 18 if beside or ui.portrait else 12
        listed = [self._proposal(ui, proposal, number, wide=wide, pad=pad) for number, proposal in waiting]
        listed = listed or [sheets.text(ui, ui.say("pair.none"), LEAD, 20, "ink_soft")]
        self.paged.foot = None
        if beside:
            left, right = layout.columns(area, ui.px(350), 1.0, gap=ui.px(32))
            end = sheets.flow(self.board, left, [self._chair(ui), *self._past(ui)], self.side)
            self.board.end = max(end, sheets.flow(self.board, right, listed, self.paged))
        elif ui.portrait:
            chair = self._chair(ui)
            parts = [*listed, chair] if self.pair.to_answer() else [chair, *listed]
            self.board.end = sheets.flow(self.board, area, [*parts, *self._past(ui)], self.paged)
        else:
            rest, foot = layout.rows(area, 1.0, ui.px(TARGET + 2), gap=ui.px(8))
            self.paged.foot, right = layout.columns(foot, ui.px(220), 1.0, gap=ui.px(14))
            rule = sheets.text(ui, ui.say("pair.rule"), SMALL)
            sheets.flow(self.board, rest, [*listed, *self._past(ui), rule], self.paged)
            give = self._give(ui)
            give.rect = right
            ui.add(give)
            self.board.end = area.bottom
        ui.start = "yes.0" if ui.find("yes.0") else "pass"

    def _give(self, ui: Ui) -> Button:
        """The way to let the other one sit."""
        return Button(
            NOWHERE,
            ui.say(f"pair.pass_to_{self.pair.sits.other.value}"),
            chairs.passing(self.context, self.board.rebuild),
            key="pass",
            icon="hands",
            look="second" if self.pair.to_answer() else "primary",
        )

    def _chair(self, ui: Ui) -> Block:
        """Who sits, the rule, and the way to let the other one sit."""
        sits = self.pair.sits
        inside = [
            sheets.heading(ui, ui.say("pair.in_chair"), 2),
            sheets.mark(ui, chairs.ICONS[sits], chairs.name(ui.stage.texts, sits), TITLE, 8),
            sheets.text(ui, ui.say("pair.rule"), SMALL, 14),
        ]
        return sheets.card(ui, [*inside, sheets.button(ui, self._give(ui))], gap=18)

    def _proposal(self, ui: Ui, proposal: Proposal, number: int, *, wide: bool, pad: float) -> Block:
        """What, at what price, by whom; and yes and no for the other one."""
        order, texts = proposal.order, ui.stage.texts
        icon, what = self._what(order)
        by = texts(f"pair.from_{proposal.by.value}")
        brick = self._brick(order)
        if brick is not None and holder(brick) is not proposal.by:
            by = texts("pair.outside", by=by, whose=texts(f"pair.portfolio_{holder(brick).value}"))
        inside = [
            replace(sheets.mark(ui, icon, what, BOLD, 4), keep=True),
            sheets.mark(ui, "coin", chairs.money(self.context, order), BODY, 4),
            sheets.mark(ui, chairs.ICONS[proposal.by], by, SMALL, 4, "ink_soft"),
        ]
        refusal = self.board.view.refusal(order)
        if refusal is not None:
            said = words.refusal(self.context, refusal)
            inside.append(sheets.mark(ui, "warning", said, BODY, 4, "bad"))
        look = Button(NOWHERE, texts("pair.look"), self._look(order), key=f"look.{number}", icon="search")
        row = [*self._answers(ui, proposal, number, possible=refusal is None), look]
        if not wide:
            inside[-1] = replace(inside[-1], gap=12)
        inside = [_beside(ui, inside, row)] if wide else [*inside, _in_a_row(ui, row)]
        return sheets.card(ui, inside, gap=12, pad=pad)

    def _answers(self, ui: Ui, proposal: Proposal, number: int, *, possible: bool) -> list[Button]:
        """Yes, where the town allows it, and no; one's own can be taken back."""
        if proposal.by is self.pair.sits:
            back = f"withdraw.{number}"
            return [Button(NOWHERE, ui.say("pair.withdraw"), self._withdraw(proposal), back, icon="undo")]
        yes = Button(NOWHERE, ui.say("pair.yes"), self._yes(proposal), f"yes.{number}", possible)
        yes.icon, yes.look = "check", "primary"
        no = Button(NOWHERE, ui.say("pair.no"), self.refuse(proposal), f"no.{number}", icon="close")
        return [yes, no]

    def _past(self, ui: Ui) -> list[Block]:
        """What lapsed with the last month, and the last refusals with their reasons."""
        texts = ui.stage.texts
        blocks = []
        if self.pair.lapsed:
            lapsed = [self._what(one.order)[1] for one in self.pair.lapsed]
            blocks.append(sheets.heading(ui, ui.say("pair.lapsed_head"), 6))
            blocks += [sheets.mark(ui, "calendar", what, SMALL, 6) for what in lapsed]
            blocks[-1] = replace(blocks[-1], gap=18)
        if self.pair.refused:
            blocks.append(sheets.heading(ui, ui.say("pair.refused_head"), 6))
        for refused in reversed(self.pair.refused[-LAST:]):
            what = self._what(refused.proposal.order)[1]
            why = texts(f"pair.why_{refused.why.value}")
            blocks.append(sheets.mark(ui, "close", texts("pair.refused", what=what, why=why), SMALL, 6))
        return blocks

    def _reasons(self, ui: Ui, proposal: Proposal) -> list[Block]:
        """No takes a reason: the other one learns from it."""
        head = BODY.but(bold=True) if ui.low else TITLE
        blocks = [
            sheets.text(ui, ui.say("pair.no_because"), head, 2 if ui.low else 6),
            sheets.text(ui, self._what(proposal.order)[1], BODY if ui.low else LEAD, 10, "ink_soft"),
        ]
        made = [Button(NOWHERE, ui.say("pair.think"), self.back, key="think", icon="left", look="quiet")]
        for why in reversed(No):
            said = ui.say(f"pair.why_{why.value}")
            made.insert(0, Button(NOWHERE, said, self._no(proposal, why), key=f"why.{why.value}"))
        for one in made:
            one.align = "left"
        if ui.low:
            return [*blocks, _in_pairs(ui, made)]
        return [*blocks, *(sheets.button(ui, one) for one in made)]

    # ------------------------------------------------------------------ words

    def _what(self, order: Order) -> tuple[str, str]:
        """An order with an icon; an answer after what it answers."""
        icon, said = self.board.said(order)
        if isinstance(order, Choose):
            event = words.event_name(self.context, order.choose)
            return "talk", self.context.texts("pair.answer", event=event, choice=said)
        brick = self._brick(order)
        return (words.BRICK_ICONS[brick.value] if brick else icon), said

    def _brick(self, order: Order) -> Brick | None:
        """The brick of a programme; none of an answer."""
        programmes = self.board.view.rules.programmes
        return programmes[order.start].brick if isinstance(order, Start) else None

    # ------------------------------------------------------------------ what is done

    def _yes(self, proposal: Proposal) -> Answer:
        def go() -> Move:
            refusal = self.pair.agree(self.context.session, proposal)
            self.context.sounds.play("refuse" if refusal else "give")
            self.board.rebuild()
            if refusal is not None:
                return Tell(words.refusal(self.context, refusal))
            told = Tell(chairs.told(self.context, Came.AGREED, self._what(proposal.order)[1]))
            asked = guess_parts.asked_at(self.context, proposal.order)
            return Then((told, asked)) if asked else told

        return go

    def refuse(self, proposal: Proposal) -> Answer:
        """To the reasons for a no, from the list or from the page of the programme."""

        def go() -> None:
            self.board.page, self.board.programme, self.board.brick = "proposals", None, ""
            self.refusing, self.paged.page = proposal, 0
            self.board.rebuild()

        return go

    def _no(self, proposal: Proposal, why: No) -> Answer:
        def go() -> Move:
            what = self._what(proposal.order)[1]
            self.pair.refuse(proposal, why)
            self.back()
            return Tell(self.context.texts("pair.said_no", what=what))

        return go

    def _withdraw(self, proposal: Proposal) -> Answer:
        def go() -> Move:
            self.pair.withdraw(proposal)
            self.board.rebuild()
            return Tell(self.context.texts("board.undone"))

        return go

    def _look(self, order: Order) -> Answer:
        """The page of the programme or of the question that an order is about, as it is proposed."""
        if isinstance(order, Start):
            draft = Draft.proposed(self.board.view, order)
            return lambda: self.board.show(draft)
        return Push(routes.Dilemma(order.choose)) if isinstance(order, Choose) else None

    def back(self) -> None:
        """From the reasons to the list."""
        self.refusing, self.paged.page = None, 0
        self.board.rebuild()


NOWHERE = Rect(0, 0, 0, 0)
"""For a button whose place is found later."""


def _in_a_row(ui: Ui, made: list[Button]) -> Block:
    """Buttons beside each other, as many as fit on a line."""
    widths = [_wide(ui, one) for one in made]

    def cells(area: Rect) -> list[Rect]:
        return layout.wrap(area, [min(wide, area.width) for wide in widths], ui.px(TARGET + 2), ui.px(10))

    def add(area: Rect) -> None:
        for one, cell in zip(made, cells(area), strict=True):
            one.rect = cell
            ui.add(one)

    return Block(lambda wide: layout.bottom_of(cells(Rect(0, 0, wide, 0))), add, 0)


def _in_pairs(ui: Ui, made: list[Button]) -> Block:
    """Buttons in two columns, each as high as the highest needs."""
    lines, gap = -(-len(made) // 2), ui.px(8)

    def tall(wide: int) -> int:
        room = (wide - gap) // 2
        return max(sheets.button(ui, one, least=TARGET).high(room) for one in made)

    def add(area: Rect) -> None:
        for one, cell in zip(made, layout.grid(area, len(made), 2, gap), strict=True):
            one.rect = cell
            ui.add(one)

    return Block(lambda wide: lines * (tall(wide) + gap) - gap, add, 0)


def _beside(ui: Ui, inside: list[Block], made: list[Button]) -> Block:
    """Blocks below each other, and buttons at their right, in the middle of their height."""
    row = _in_a_row(ui, made)
    right = sum(_wide(ui, one) for one in made) + ui.px(10) * (len(made) - 1)

    def high(wide: int) -> int:
        left = wide - right - ui.px(20)
        words_ = sum(block.high(left) + ui.px(block.gap) for block in inside)
        return max(words_, row.high(right))

    def add(rect: Rect) -> None:
        top, left = rect.top, rect.width - right - ui.px(20)
        for block in inside:
            part = block.high(left)
            block.add(Rect(rect.left, top, left, part))
            top += part + ui.px(block.gap)
        low = row.high(right)
        row.add(Rect(rect.right - right, rect.centery - low // 2, right, low))

    return Block(high, add)


def _wide(ui: Ui, made: Button) -> int:
    """How wide a button is with its words and its icon."""
    return ui.width_of(made.label) + ui.px(70)
