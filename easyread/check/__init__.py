"""Passages -> findings: what plain-language standards advise against, with the words and a way out."""

from easyread.check.check import Checker, Lexicon, build_checker, without_switched_off
from easyread.check.echoes import without_echoes
from easyread.check.jargon import Named
from easyread.check.profile import PROFILES, Profile, ProfileName, load_profile, override
from easyread.check.rules import Rule, load_rules
from easyread.check.switches import read_switches

__all__ = [
    "PROFILES",
    "Checker",
    "Lexicon",
    "Named",
    "Profile",
    "ProfileName",
    "Rule",
    "build_checker",
    "load_profile",
    "load_rules",
    "override",
    "read_switches",
    "without_echoes",
    "without_switched_off",
]
