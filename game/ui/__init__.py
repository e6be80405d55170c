"""Drawing and widgets; the only user of pygame_gui; knows no rules of the game.

A screen is a `Scene` (screen.py). What is needed, in `game/scenes/hello.py`:

    class HelloScene(Scene):
        def __init__(self, context: Context) -> None:
            self.context = context
            self.page = "people"

        def build(self, ui: Ui) -> None:      # on opening, and when size, scale, colours or language change
            page = layout.inset(ui.rect, ui.px(24))
            head, body, foot = layout.rows(page, ui.px(60), 1.0, ui.px(52), gap=ui.px(12))
            ui.add(Words(head, ui.say("hello.title"), style=HEAD))
            top, rest = layout.rows(body, ui.px(48), 1.0, gap=ui.px(12))
            tabs(ui, top, [("people", ui.say("hello.people"))], self.page, self.turn)
            tile, self.plot = layout.columns(rest, ui.px(260), 1.0, gap=ui.px(20))
            tile.height = ui.px(120)
            ui.add(StatTile(tile, ui.say("hello.trust"), Push(routes.Why("trust_city")), key="trust",
                            value=ui.stage.texts.percent(0.61), change="+2 %", better=True,
                            course=(3, 4, 6), why=ui.say("hello.why")))
            ui.add(Spot(self.plot, ui.say("hello.chart"), Push(routes.Charts()), key="chart"))
            ui.add(Button(foot, ui.say("hello.back"), Pop(), key="back", icon="back", look="primary"))
            ui.start = "back"                 # where the ring begins

        def turn(self, page: str) -> Move | None:
            self.page = page
            self.rebuild()                    # cheap; the focus keeps its place by the widget's key
            return None

        def handle(self, action: Action) -> Move | None:      # only what no widget took
            if action == Do(Command.CHARTS):
                return Push(routes.Charts())
            return super().handle(action)     # Escape pops

        def draw(self, pen: Pen) -> None:     # changes nothing
            pen.ground()
            charts.line_chart(pen, self.plot, Chart([Line([1, 3, 2], "trust")]))
            self.ui.draw(pen)                 # widgets and the focus ring

    def make(context: Context, route: routes.Hello) -> Scene:
        return HelloScene(context)

The route goes into `scenes/routes.py`; its module has the same name in small letters.
Moves (moves.py): Push, Replace, Reset, Pop(answer), Order(order), Adopt(settings), Tell(words), Quit, Then.
After an `Order` the scene's `ordered(order, came)` is called; after a `Pop` the scene below hears
`resumed(answer)`. A question is `Push(Dialog(title, words, [(words, move), ...]))`.

Words: `ui.say("key", n=3)` or `pen.texts(...)`; `texts.number/percent/money(cents)/signed/month(y, m)`.
A screen's words stand in `assets/locale/{en,nl,fr}/LC_MESSAGES/<screen>.po`: every .po file there is read.
Icons: assets/icons.json. Sizes are `ui.px(units)`, never bare pixels; colours are names of the palette;
targets are 44 units at least.
"""
