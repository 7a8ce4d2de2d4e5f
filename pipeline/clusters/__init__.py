"""Specific economic clusters: which ones a text names, where they are, in which branch, and who belongs to them.

The stages, each a module: `sightings` (noun phrases around a head), `lists` and `registers` (enumerations), `famous`
(well-known names), `naming` (own names), `variants` (one referent for all printings), `located`, `sectors`, `members`.
"""
