"""The theme of pygame_gui elements, made for a palette and a scale."""

from typing import Any

from game.ui.fonts import SIZES
from game.ui.palette import Palette, as_hex


def theme(palette: Palette, scale: float) -> dict[str, Any]:
    """Flat, square, in our colours; used for text boxes and text entries only."""
    font = {"name": "noto_sans", "size": str(round(SIZES["body"] * scale))}
    border = str(max(round(1.5 * scale), 1))
    padding = str(round(12 * scale))
    colors = {
        "dark_bg": as_hex(palette.card),
        "normal_bg": as_hex(palette.sunk),
        "hovered_bg": as_hex(palette.hair),
        "active_bg": as_hex(palette.hair),
        "disabled_bg": as_hex(palette.paper),
        "selected_bg": as_hex(palette.slate),
        "normal_text": as_hex(palette.ink),
        "hovered_text": as_hex(palette.ink),
        "active_text": as_hex(palette.ink),
        "selected_text": as_hex(palette.on_slate),
        "disabled_text": as_hex(palette.disabled),
        "text_cursor": as_hex(palette.brick),
        "link_text": as_hex(palette.focus),
        "link_hover": as_hex(palette.brick),
        "link_selected": as_hex(palette.brick_dark),
        "normal_border": as_hex(palette.line),
        "hovered_border": as_hex(palette.line),
        "active_border": as_hex(palette.focus),
        "selected_border": as_hex(palette.focus),
        "disabled_border": as_hex(palette.hair),
        "filled_bar": as_hex(palette.brick),
        "unfilled_bar": as_hex(palette.track),
    }
    flat = {
        "shape": "rectangle",
        "border_width": border,
        "shadow_width": "0",
        "padding": f"{padding},{padding}",
    }
    quiet = {
        "font": font,
        "colours": {"normal_border": as_hex(palette.card), "dark_bg": as_hex(palette.card)},
        "misc": {**flat, "border_width": "0"},
    }
    return {
        "defaults": {
            "colours": colors,
            "font": font,
            "misc": {"shape": "rectangle", "shadow_width": "0"},
        },
        "text_box": quiet,
        "text_entry_line": {"colours": {"dark_bg": as_hex(palette.card)}, "font": font, "misc": flat},
        "vertical_scroll_bar": {
            "misc": {"enable_arrow_buttons": "0", "shadow_width": "0", "border_width": "0"}
        },
    }
