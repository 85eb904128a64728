"""The longer parts of date phrases: periods, years, seasons, decades and durations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from khabar.grammar.classes import word_class
from khabar.mentions.calendars import season_days, year_days
from khabar.mentions.datewords import CLOSE, COMMAS, DASHES, MOD, MONTHS, OPEN, PERIOD, THIS, DateReader, When
from khabar.mentions.numerals import AND

_OPEN_BOUNDS = word_class("open_bound")
_NOT_AFTER = MONTHS | {"weekday", "deictic", "daypart", "day_word"}


class PeriodReader(DateReader):
    """Reads periods, years and durations from the tokens of one sentence."""

    def period(self, at: int) -> When | None:
        """«الأسبوع الماضي», «هذا العام», «الأيام الثلاثة الماضية», «الـ24 ساعة الماضية»."""
        this = self.date_word(at, THIS)
        found = self.date_word(this[0] if this else at, PERIOD, bare=this is not None)
        if found is None:
            return self._counted_period(at)
        last, word = found
        if this and self.date_word(last - 1, MONTHS):
            return None  # «هذا الشهر الفضيل» is a month by name
        if this:
            fits = word.features >= {"singular", "definite"} and word.value not in ("hour", "minute")
            which = self.date_word(last, MOD, bare=True)
            end = which[0] if which and which[1].value == "current" else last
            return When(end, self.clock.period(word.value, "current"), "relative", "date.period") if fits else None
        if "definite" not in word.features:
            return None
        count = 2 if "dual" in word.features else 1 if "singular" in word.features else None
        few = self.date_word(last, {"few"}, bare=True)
        number = None if few else self.read(last)
        if few or number:
            last, count = (few[0], None) if few else (number.last, int(number.value)) if number else (last, count)
        return self._with_which(at, last, word.value, count)

    def _counted_period(self, at: int) -> When | None:
        number = self.read(at)
        found = self.date_word(number.last, PERIOD, bare=True) if number else None
        if number is None or found is None:
            return None
        return self._with_which(at, found[0], found[1].value, int(number.value))

    def _with_which(self, at: int, last: int, unit: str, count: int | None) -> When | None:
        which = self.date_word(last, MOD, bare=True)
        if which is None:
            return None
        said = which[1].value
        if count == 1 and (unit in ("hour", "minute") or (unit == "day" and self.tokens[last].form != "الماضي")):
            return None
        if unit == "year" and self.before(at, {"general"}):
            return None
        known = count is not None and unit != "century" and said != "same"
        days = self.clock.period(unit, said, count or 1) if known else None
        return When(which[0], days, "relative", "date.period")

    def season(self, at: int) -> When | None:
        """«صيف 2014», «ربيع العام الماضي»."""
        found = self.date_word(at, {"season"})
        if found is None:
            return None
        year = self.year_number(found[0]) or self.named_year(found[0])
        if year:
            return When(year[0], season_days(found[1].value, year[1]), "stated", "date.season", "gregorian")
        said = self.this_or_that(found[0], "year")
        if said:
            whole = self.clock.period("year", said[1])
            days = season_days(found[1].value, whole[0].year) if whole else None
            return When(said[0], days, "relative", "date.season")
        which = self.date_word(found[0], MOD, bare=True)
        if which and self.tokens[at].form.endswith(("الصيف", "الشتاء", "الخريف", "الربيع")):
            return When(which[0], None, "relative", "date.season")
        return None

    def year_list(self, at: int) -> When | None:
        """«عام 2014», «عامي 2011 و2013», «أعوام 2011، 2012 و2013»."""
        head = self.date_word(at, {"two_years", "many_years"})
        one = self.named_year(at) if head is None else self.year_number(head[0])
        if one is None:
            return None
        last, first, hijri = one
        end = first
        while True:
            joined = self.mark(last, COMMAS) or self.mark(last, {AND}) or self.mark(last, DASHES)
            more = self.year_number(last + 1) if joined and (head or self.mark(last, DASHES)) else None
            if more is None or more[1] <= end:
                break
            last, end = more[0], more[1]
        low, high = year_days(hijri, first), year_days(hijri, end)
        days = (low[0], high[1]) if low and high else None
        return When(last, days, "stated", "date.year", "hijri" if hijri else "gregorian")

    def bare_year(self, at: int) -> When | None:
        """A year after a preposition, or two years with a dash: «في 2014», «2011-2014»."""
        year = self.year_number(at)
        if year is None or year[2] or year[1] < 1800:
            return None
        other = self.year_number(year[0] + 1) if self.mark(year[0], DASHES) else None
        if other and other[1] > year[1]:
            first, last = self._year(year), self._year(other)
            days = (first.days[0], last.days[1]) if first.days and last.days else None
            return replace(last, days=days)
        if year[0] > at + 1:  # an era was said
            return self._year(year)
        lead = self.before(at, {"lead", "in", "until"}) or self._set_apart(at)
        if not lead or (year[1] % 1000 == 0 and year[0] < len(self.tokens) and self.tokens[year[0]].kind == "word"):
            return None
        return self._year(year)

    def _set_apart(self, at: int) -> bool:
        """A year in brackets, at the head of a line before a dash, or last of its clause."""
        year = int(self.tokens[at].form)
        if not 1900 <= year <= 2035:
            return False
        if at == 0:
            return self.mark(1, DASHES) or self.mark(1, {":"})
        if self.mark(at - 1, OPEN):
            return self.mark(at + 1, CLOSE)
        following = self.tokens[at + 1].kind if at + 1 < len(self.tokens) else "mark"
        return self.tokens[at - 1].kind == "word" and following == "mark" and not self.mark(at + 1, "%٪/:")

    def _year(self, year: tuple[int, int, bool]) -> When:
        return When(year[0], year_days(year[2], year[1]), "stated", "date.year", "hijri" if year[2] else "gregorian")

    def decade(self, at: int) -> When | None:
        """«ثمانينات القرن الماضي», «الثمانينات»."""
        found = self.date_word(at, {"decade"})
        if found is None:
            return None
        century = self.date_word(found[0], {"last_century"}, bare=True)
        if century is None:
            return None
        start = 1900 + int(found[1].value)
        return When(century[0], (date(start, 1, 1), date(start + 9, 12, 31)), "stated", "date.decade", "gregorian")

    def duration(self, at: int) -> When | None:
        """«قبل نحو شهرين», «منذ أربع سنوات», «بعد أيام»: counted back from publication."""
        anchor = self.date_word(at, {"anchor"})
        if anchor is None or self.before(at, {"day_word"}):
            return None
        again = self.tokens[at + 1].form if at + 1 < len(self.tokens) else ""
        if at and again and self.tokens[at - 1].form in (again, again + "ا"):
            return None  # «عاماً بعد عام»
        last, loose = anchor[0], ""
        while True:
            more = self.date_word(last, {"loose"}, bare=True)
            if more is None:
                break
            loose = loose or self.tokens[last].form
            last = more[0]
        length = self._length(last)
        if length is None:
            return None
        end, unit, count = length
        while True:
            more = self.date_word(end, {"duration_adj", "half"})
            if more is None or (more[1].label == "duration_adj" and more[1].clitic):
                break
            count = count + 0.5 if count and more[1].label == "half" else count
            end = more[0]
        kind = anchor[1].value
        counted = self.mark(end, {"من"}) and not self.mark(end + 1, {"الان"}) and kind in ("before", "after")
        elsewhere = kind == "after" or counted  # from an event, not from publication
        known = count and not elsewhere and loose not in _OPEN_BOUNDS
        days = self.clock.ago(unit, count, kind) if known and count else None
        return When(end, days, "relative", "date.duration", named=not counted)

    def _length(self, at: int) -> tuple[int, str, float | None] | None:
        """Token after a duration, its unit, and how many or None where that is not told."""
        stretch = self.date_word(at, {"stretch"}, bare=True)
        if stretch:
            return stretch[0], "period", None
        number = self.read(at)
        found = self.date_word(number.last if number else at, PERIOD, bare=True)
        if found is None:
            return None
        last, word = found
        if number:
            return last, word.value, number.value
        if "definite" in word.features:
            return (last, word.value, None) if "plural" in word.features and self.before(at, {"loose"}) else None
        if "dual" in word.features:
            return last, word.value, 2
        following = self.tokens[last] if last < len(self.tokens) else None
        if "plural" in word.features:
            named = following and word.value == "hour" and following.form.startswith("ال")
            return None if named else (last, word.value, None)
        if following and (following.kind == "number" or not self.dates[following.form].labels.isdisjoint(_NOT_AFTER)):
            return None
        return last, word.value, 1
