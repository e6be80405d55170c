"""Pages of the briefing with people: who sits at the table, and five residents to follow."""

from pygame import Rect

from game.engine.event import CastMember
from game.engine.view import Person
from game.scenes import faces, lives, people, resident_leaves, routes, sheets, words
from game.scenes.briefing_chairs import town_below
from game.scenes.context import Context
from game.scenes.sheets import Block, Columns
from game.ui import layout
from game.ui.fonts import BODY, SMALL, TITLE
from game.ui.moves import Answer, Push
from game.ui.panels import Paged
from game.ui.screen import Scene
from game.ui.widgets import TARGET, Button, Card, Spot, Words

ROW, FULL, HIGHEST = 100, 115, 190
"""Units that a resident's card is high at least, from which its words are larger, and at most."""
TALL = 900
"""Units of height from which advisers are shown large."""


def table(scene: Scene, context: Context, paged: Paged, area: Rect) -> None:
    """The advisers at the mayor's table, a line each."""
    ui = scene.ui
    cast = [member for member in context.session.rules.cast.values() if member.adviser]
    head = ui.height_of(ui.say("briefing.table"), area.width, TITLE)
    top, rest = layout.rows(area, head, 1.0, gap=ui.px(18))
    ui.add(Words(top, ui.say("briefing.table"), style=TITLE))
    room = rest.height / ui.scale > TALL
    blocks = [_adviser(scene, context, member, big=room and ui.portrait) for member in cast]
    across = 1 if ui.narrow else 2
    if across > 1:
        wide = (rest.width - ui.px(48)) // 2
        tallest = max(block.high(wide) for block in blocks)
        share = rest.height // -(-len(blocks) // 2) - ui.px(blocks[0].gap)
        if share >= tallest:
            blocks = [sheets.stretched(block, min(share, round(tallest * 1.5))) for block in blocks]
    end = sheets.flow(scene, rest, blocks, paged, Columns(across, 48, even=True)) + ui.px(20)
    if ui.portrait:
        town_below(ui, Rect(rest.left, end, rest.width, rest.bottom - end))


def _adviser(scene: Scene, context: Context, member: CastMember, *, big: bool) -> Block:
    """Who it is, how they think, and whether the years before this level heard them."""
    ui, heard = scene.ui, context.session.view.hearing(member.key)
    role = words.level_text(context, f"people.{member.key}.role", member.role)
    if heard.asked:
        role += "\n" + ui.say("dilemma.heard", n=heard.followed, asked=heard.asked)
    mind = words.level_text(context, f"people.{member.key}.mind", member.mind)
    face = faces.cast_face(member.key, faces.mood_towards(heard))
    said = faces.Said(member.name, role, mind, face, big)
    return faces.speaker(ui, said, 44 if big else 18, 110 if big else 64)


def five(scene: Scene, context: Context, paged: Paged, area: Rect) -> None:
    """Residents of all kinds, each with a ribbon to follow them."""
    ui, view = scene.ui, context.session.view
    head = ui.height_of(ui.say("briefing.people"), area.width, TITLE)
    line = ui.height_of(ui.say("briefing.people_line"), area.width, BODY)
    top, under, rest = layout.rows(area, head, line, 1.0, gap=ui.px(8))
    ui.add(Words(top, ui.say("briefing.people"), style=TITLE))
    ui.add(Words(under, ui.say("briefing.people_line"), style=BODY, ink="ink_soft"))
    found = [view.person(number) for number in lives.offered(context)]
    rest = Rect(rest.left, rest.top + ui.px(10), rest.width, rest.height - ui.px(10))
    across = 1 if ui.narrow else 2
    share = rest.height / ui.scale / -(-len(found) // across) - 12
    least = ROW if ui.narrow and not ui.portrait else max(ROW, min(share, HIGHEST))
    blocks = [_card(scene, context, person, least) for person in found if person is not None]
    end = sheets.flow(scene, rest, blocks, paged, Columns(across, 20, even=True)) + ui.px(20)
    if ui.portrait:
        town_below(ui, Rect(rest.left, end, rest.width, rest.bottom - end))


def _card(scene: Scene, context: Context, person: Person, least: float) -> Block:
    """Face, name and all that this person is, of everybody alike; the card opens, the ribbon follows."""
    ui = scene.ui
    kept = person.id in people.followed(context)
    said = [said for _, said in people.identities(context, person)[1:]]
    about = "".join(f"{one}. " for one in (people.in_short(context, person), *said)).rstrip()
    style = SMALL.but(size="body") if least > FULL else SMALL
    button = ui.px(TARGET + 8)
    side = ui.px(least - 16)

    def room(wide: int) -> int:
        return wide - side - button - ui.px(44)

    def high(wide: int) -> int:
        words_ = ui.height_of(person.name, room(wide), NAME) + ui.height_of(about, room(wide), style)
        return max(ui.px(least), words_ + ui.px(16))

    def add(rect: Rect) -> None:
        ui.add(Card(rect))
        face = Rect(rect.left + ui.px(8), rect.top + ui.px(8), side, side)
        resident_leaves.face(ui, face, people.face_of(context, person))
        left, wide = face.right + ui.px(14), room(rect.width)
        tall, more = ui.height_of(person.name, wide, NAME), ui.height_of(about, wide, style)
        top = rect.centery - (tall + more) // 2
        ui.add(Words(Rect(left, top, wide, tall), person.name, style=NAME))
        ui.add(Words(Rect(left, top + tall, wide, more), about, style=style, ink="ink_soft"))
        card = Rect(rect.left, rect.top, rect.width - button - ui.px(14), rect.height)
        meet = ui.say("city.meet", name=person.name)
        ui.add(Spot(card, meet, Push(routes.Resident(person.id)), f"person.{person.id}"))
        place = Rect(rect.right - button - ui.px(8), rect.centery - button // 2, button, button)
        word = ui.say("resident.kept" if kept else "resident.keep")
        follow = _follow(scene, context, person.id)
        ui.add(
            Button(
                place, word, follow, f"keep.{person.id}", icon="bookmark", chosen=kept, picture_only=True
            )
        )

    return Block(high, add, 12)


NAME = BODY.but(bold=True)


def _follow(scene: Scene, context: Context, number: int) -> Answer:
    def follow() -> None:
        names = people.followed(context)
        if number in names:
            names.remove(number)
        else:
            names.append(number)
        scene.rebuild()

    return follow
