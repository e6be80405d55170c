"""Coefficients of the system shops."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shops:
    """What makes streets dirty or whole, and shops close or open; values: the city's assumptions.yaml."""

    litter_made: float
    """Litter that people make in a block of average use, as a share of what is still clean (share of clean
    ground a month).
    """
    litter_spreads: float
    """How much more is dropped where litter lies already (times per unit of litter)."""
    litter_fined: float
    """Litter that is not dropped when every small offence is fined (share)."""
    litter_swept: float
    """Litter that the ordinary service removes (share of litter a month)."""
    litter_cleaned: float
    """Litter that the best cleaning programme removes besides (share of litter a month)."""
    upkeep_owners: float
    """How fast a street comes to look like the homes in it (share of the distance a month)."""
    upkeep_renewed: float
    """What full renewal adds to upkeep (share of what is left a month)."""
    upkeep_calmed: float
    """What a calm centre adds to upkeep of central and shop streets (share of what is left a month)."""
    upkeep_disrupted: float
    """What open streets take from upkeep (share of upkeep a month)."""
    light_usual: float
    """Street lighting that the ordinary service keeps (0 to 1)."""
    light_renewed: float
    """How fast lighting returns to the ordinary (share of the distance a month)."""
    light_added: float
    """What a full lighting programme adds (share of what is left a month)."""
    watch_half: float
    """Offences a year at which a block is half as watched as the worst (offences a year)."""
    watch_focus: float
    """How much more of the cameras the worst blocks get (times)."""
    watch_pace: float
    """How fast cameras are hung and manned (share of the distance a month)."""
    patrol_spots: float
    """Blocks that hot-spot patrols go to (share of blocks)."""
    patrol_officers: float
    """Extra patrol everywhere when there are half as many officers again (share of an extra patrol)."""
    patrol_pace: float
    """How fast patrols come, and how fast they are forgotten (share of the distance a month)."""
    shop_closes: float
    """Shops that close at the outlook of January 2003 (share of open shops a month)."""
    shop_let_most: float
    """Most that can be let in a month (share of empty units a month)."""
    shop_upkeep: float
    """How upkeep of the street moves the outlook of its shops (outlook per unit of upkeep)."""
    shop_litter: float
    """How litter moves the outlook (outlook per unit of litter)."""
    shop_crime: float
    """How offences in the street move the outlook (outlook when crime is gone)."""
    shop_footfall: float
    """How passers-by move the outlook (outlook per share of footfall)."""
    shop_people: float
    """How the number of residents moves the outlook (outlook per share of residents)."""
    shop_online: float
    """How shopping on the web darkens the outlook (outlook per share of shopping)."""
    shop_renewed: float
    """What full shop renewal adds to the outlook, times the share that is empty beyond the next (outlook)."""
    shop_spared: float
    """Share of empty units that shop renewal leaves to the market (share)."""
    shop_starters: float
    """What full help for starters adds to the outlook (outlook)."""
    shop_calm: float
    """What a calm centre adds to the outlook of the street of highest rank (outlook)."""
    shop_disrupted: float
    """What fully open streets take from the outlook (outlook)."""
    shop_merged: float
    """Empty units that full renewal merges or turns into homes (share of empty units a month)."""
    draw_least: float
    """What a street of lowest rank draws (rank)."""
    draw_vacancy: float
    """How much less a street draws when all is empty (share)."""
    draw_upkeep: float
    """How upkeep changes what a street draws (share per unit)."""
    draw_litter: float
    """How much litter takes from what a street draws (share per unit)."""
    draw_calm: float
    """How much a calm centre adds (share)."""
    draw_disrupted: float
    """How much open streets take (share)."""
    draw_pace: float
    """How fast passers-by change their ways (share of the distance a month)."""
    passers_home: float
    """Passers-by in a block with the mean number of residents and no shops (footfall)."""
    passers_shops: float
    """Passers-by that a shop street of mean draw adds (footfall)."""
