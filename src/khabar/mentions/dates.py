"""Find dates: days, months, years, weekdays, periods and durations, and the days they point to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from khabar.mentions.calendars import Basis, Clock, Days, as_range, earlier, month_days, part_of
from khabar.mentions.datewords import CLOSE, DASHES, MOD, MONTHS, OPEN, PERIOD, THIS, When, date_words
from khabar.mentions.found import Found
from khabar.mentions.numerals import AND, ARTICLES, LOOSE, NUMERAL, numerals
from khabar.mentions.periods import PeriodReader
from khabar.text.tokens import Token

_DAYS = frozenset({"daypart", "day_word", "deictic", "weekday", "two_days"})
_NAMED = MONTHS | {"period", "edge", "season", "two_years", "many_years", "decade"}
_PERIODS = THIS | PERIOD
_DAYPARTS, _WEEKDAY = frozenset({"daypart", "day_word"}), frozenset({"weekday"})
_DEICTIC = frozenset({"deictic"})
_OPENING = frozenset('(«"“')
_CLAUSE = 8  # tokens that are looked back for a future verb
_BORN = "مواليد"
_STARTS = _DAYS | _NAMED | _PERIODS | {"anchor"}
_COUNTS = NUMERAL | {"ordinal"}
_ADJACENT = frozenset({"lead", "in", "from", "until", "between", "edge"})


def find_dates(
    tokens: Sequence[Token], published: str | None, starts: Sequence[int] | None = None, told: int | None = None
) -> list[Found]:
    """Date phrases of one sentence; relative ones are counted from ``published`` (ISO date or None).

    ``starts``: where ``begins_date`` says that one can begin, if that is known. ``told``: the year that the
    sentences before tell of; after a year long past, a day without a year is not of the year of publication.
    """
    found: list[Found] = []
    starts = [at for at, token in enumerate(tokens) if begins_date(token.form)] if starts is None else starts
    starts = [at for at in starts if _begins(tokens, at)]
    if not starts:
        return found
    clock = Clock(published)
    reader = _Dates(tokens, clock)
    free = 0
    for at in starts:
        when = reader.phrase(at) if at >= free else None
        if when is not None:
            told = when.days[1].year if when.days and when.basis == "stated" else told
            unknown = when.undated and when.days and clock.today and reader.elsewhere(at, when.days, clock.today, told)
            value = as_range(None if unknown else when.days, when.basis, when.calendar)
            found.append(Found(at, when.last, "date", when.rule, value, when.named))
            free = when.last
    return found


def begins_date(form: str) -> bool:
    """Can a date begin with the word?"""
    return date_words().has(form, _STARTS) or numerals().has(form, _COUNTS) or form[0].isdecimal() or form in ARTICLES


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Can a date begin here, as far as the next word tells?"""
    form = tokens[at].form
    following = tokens[at + 1].form if at + 1 < len(tokens) else ""
    dates = date_words()
    readings = dates[form]
    if readings.alone == THIS and following not in readings.seconds:
        return following != "" and not dates[following].labels.isdisjoint(PERIOD)  # «هذا العام», as seldom
    worded = readings.begins(_STARTS, following) or numerals()[form].begins(_COUNTS, following)
    return worded or tokens[at].kind == "number" or form in ARTICLES


class _Dates(PeriodReader):
    """The grammar of whole date phrases."""

    def phrase(self, at: int) -> When | None:
        """The longest date phrase that starts at a token, ranges included; but «مواليد 1986» dates nothing."""
        if at and (self.tokens[at - 1].form == _BORN or at > 1 and self.tokens[at - 2].form == _BORN):
            return None
        first = (self.duration(at) if "anchor" in self.labels(at) else None) or self.core(at)
        if first is None:
            return None
        second = self._second(at, first.last)
        if second is None:
            return first
        if first.undated and not first.undated[0] and second.basis == "stated" and second.days:
            _, month, low, high = first.undated  # the year is said once, at the end
            first = replace(first, days=month_days(False, second.days[1].year, month, low, high), basis="stated")
        days: Days = None
        if first.days and second.days and first.days[0] <= second.days[1]:
            days = (first.days[0], second.days[1])
        basis: Basis = "relative" if "relative" in (first.basis, second.basis) else "stated"
        return replace(second, days=days, basis=basis, rule="date.range", calendar=first.calendar or second.calendar)

    def _second(self, first: int, at: int) -> When | None:
        """The other end of a range: «… وحتى …», «بين … و…»."""
        link = self.date_word(at, {"until"})
        if link:
            return self.core(link[0]) if self.before(first, {"from", "between"}) or link[1].clitic else None
        if self.before(first, {"between"}):
            if self.mark(at, {AND}):
                return self.core(at + 1)
            following = self.tokens[at].form if at < len(self.tokens) else ""
            return self.core(at) if following.startswith(AND) else None
        return None

    def core(self, at: int) -> When | None:
        """One date phrase, no range and no duration."""
        if at >= len(self.tokens):
            return None
        form, number = self.tokens[at].form, self.tokens[at].kind == "number"
        labels = self.dates[form].labels
        counted = number or form in ARTICLES or not self.table[form].labels.isdisjoint(_COUNTS)
        found = self.day(at) if counted or not labels.isdisjoint(_DAYS) else None
        if found is None and not labels.isdisjoint(_NAMED):
            found = self.month_alone(at) or self.edge(at) or self.season(at) or self.year_list(at) or self.decade(at)
        if found is None and (counted or not labels.isdisjoint(_PERIODS)):
            found = self.period(at)
        return self.bare_year(at) if found is None and number else found

    def day(self, at: int) -> When | None:
        """A day, with a part of the day or «يوم» before it."""
        head = self.date_word(at, _DAYPARTS)
        if head:
            more = self.date_word(head[0], _DAYPARTS, bare=True)
            inner = more[0] if more else head[0]
            found = self.one_day(inner, headed=True)
            if found is None and more:
                found = self.one_day(head[0], headed=True)
            night = self.tokens[inner - 1].form.endswith(("ليل", "ليله")) if found else False
            return self._night(found) if found and night else found
        return self.one_day(at) or (self.two_weekdays(at) if "two_days" in self.labels(at) else None)

    def _night(self, found: When) -> When:
        """«ليل الخميس/الجمعة», «ليلة السبت»: the night may belong to the day and the one before."""
        if found.rule != "date.weekday":
            return found
        link = self.date_word(found.last, {"night_to"})
        after = self.date_word(link[0] if link else self.skip_comma(found.last), _WEEKDAY, bare=True)
        if after is None:
            return replace(found, days=earlier(found.days, 1, 0))
        own = self.clock.weekday(int(after[1].value), None)
        days = (found.days[0], own[1]) if found.days and own and (own[1] - found.days[0]).days in (1,) else found.days
        return replace(found, last=after[0], days=days)

    def one_day(self, at: int, headed: bool = False) -> When | None:
        """A deictic, weekday, numeric date or day of a month."""
        labels = self.labels(at)
        found = self.deictic(at, headed) if "deictic" in labels else None
        if found is None and "weekday" in labels:
            found = self.weekday(at, headed)
        found = found or self.numeric(at) or self.calendar_day(at)
        if found is None:
            return None
        clock = self.date_word(found.last, {"clock"}, bare=True)
        return replace(found, last=clock[0]) if clock else found

    def deictic(self, at: int, headed: bool = False) -> When | None:
        """«أمس», «اليوم», «الليلة الماضية», «مؤخراً», and a weekday or date after it."""
        found = self.date_word(at, _DEICTIC)
        if found is None or not self._deictic_allowed(at, found[0], headed):
            return None
        value = found[1].value
        if value in ("recent", "coming"):
            return When(found[0], None, "relative", "date.recent")
        if value.startswith("night"):
            back = int(value[5:])
            return When(found[0], self.clock.offset(back, back + 1), "relative", "date.deictic")
        days = self.clock.offset(0 if value == "now" else int(value))
        again = (
            self.date_word(found[0] + 1, _DEICTIC, bare=True) if value == "0" and self.mark(found[0], OPEN) else None
        )
        if again and self.mark(again[0], CLOSE) and again[1].value.startswith("-"):
            return When(
                again[0] + 1, self.clock.offset(int(again[1].value)), "relative", "date.deictic"
            )  # «اليوم (أمس)»
        when = When(found[0], days, "relative", "date.deictic", named=value != "now")
        return self._appended(when) if when.named else when

    def _deictic_allowed(self, at: int, last: int, headed: bool) -> bool:
        form = self.tokens[at].form
        if form in ("غد", "الغد"):
            return headed
        if not form.endswith(("اليوم", "لليوم", "الليله")) or last != at + 1:
            return True
        if self.before(at, {"outlet", "that"}) or self.mark(at - 1, LOOSE):
            return False  # «لـ(اليوم)» is a newspaper
        if self.mark(at - 1, _OPENING) and self.mark(at - 2, LOOSE):
            return False
        return headed or not self.date_word(last, {"not_today"}, bare=True)

    def _appended(self, when: When) -> When:
        """A weekday or date that says the same day again: «أمس الجمعة», «الخميس (7 تموز)»."""
        at = self.skip_comma(when.last)
        match = self.date_word(at, {"match"})
        inner = match[0] if match else at
        day = self.date_word(inner, _WEEKDAY, bare=True)
        if day and when.rule == "date.deictic" and (at == when.last or self.mark(when.last, "(،")):
            days = self._agreed(when.days, int(day[1].value))
            last = self.closed(when.last, day[0])
            return self._appended(replace(when, last=last, days=days, rule="date.deictic+weekday"))
        date = self.numeric(inner) or self.calendar_day(inner)
        if date is None:
            return when
        last = self.closed(when.last, date.last)
        return replace(date, last=last, days=date.days or when.days, rule="date.day")

    def _agreed(self, days: Days, weekday: int) -> Days:
        """The named weekday where publication is a day or two late («اليوم الثلاثاء» on a Wednesday)."""
        if days is None:
            return None
        back = (days[0].weekday() - weekday) % 7
        return earlier(days, back, back) if back < 3 else None

    def weekday(self, at: int, headed: bool = False) -> When | None:
        """«الجمعة», «الثلاثاء الماضي», «الخميس 7 تموز»."""
        found = self.date_word(at, _WEEKDAY)
        if found is None:
            return None
        which = self.date_word(found[0], MOD, bare=True)
        last, said = (which[0], which[1].value) if which else (found[0], None)
        said = "next" if said is None and self._ahead(at) else said
        when = When(last, self.clock.weekday(int(found[1].value), said), "relative", "date.weekday")
        appended = self._appended(when)
        alone = not headed and which is None and appended is when
        if alone and not found[1].clitic and self.before(at, {"surname", "namesake"}):
            return None
        return appended

    def _ahead(self, at: int, weak: bool = False) -> bool:
        """Whether the clause speaks of what is to come: «من المقرر أن … الاثنين»."""
        for back in range(at - 1, max(at - _CLAUSE, -1), -1):
            if self.tokens[back].kind == "mark":
                return False
            labels, form = self.dates[self.tokens[back].form].labels, self.tokens[back].form.removeprefix("و")
            coming = form[:2] in ("سي", "ست", "سن") and len(form) > 4 or form[:1] == "ي" and not labels
            if "future" in labels or weak and coming:
                return True
        return False

    def elsewhere(self, at: int, days: tuple[date, date], today: date, told: int | None) -> bool:
        """A day without a year: is it of a year told of before, or ahead where nothing says that it is to come?"""
        return bool(told and told < today.year - 1) or days[0] > today and not self._ahead(at, weak=True)

    def two_weekdays(self, at: int) -> When | None:
        """«يومي الخميس والجمعة», «يومي 5 و6 أيار»."""
        head = self.date_word(at, {"two_days"})
        if head is None:
            return None
        first = self.date_word(head[0], _WEEKDAY, bare=True)
        second = self.date_word(first[0], _WEEKDAY) if first else None
        if first is None or second is None:
            return self.calendar_day(head[0])
        which = self.date_word(second[0], MOD, bare=True)
        said = which[1].value if which else None
        low, high = (self.clock.weekday(int(day[1].value), said) for day in (first, second))
        days = (low[0], high[1]) if low and high and low[0] <= high[1] else None
        return When(which[0] if which else second[0], days, "relative", "date.weekday")

    def calendar_day(self, at: int) -> When | None:
        """«7 تموز-يوليو الماضي», «الخامس من الشهر الجاري», «5 و6 أيار», «من 5 إلى 10 أيار»."""
        first = self.day_number(at)
        if first is None:
            return None
        last, low = first
        high = low
        second = self._second_day(last)
        if second and second[1] > low:
            last, high = second
        if self.mark(last, "/") or self.mark(last, DASHES):
            last += 1
        link = self.date_word(last, {"from"}, bare=True)
        last = link[0] if link else last
        named = self.date_word(last, PERIOD)
        if named and named[1].value == "month" and "singular" in named[1].features:
            month = self.month(named[0])
        else:
            month = self.month(last)
        if month:
            tail = self.tail(month[0], month[1])
            named_after = tail.last == month[0] and self.before(at, {"namesake"})
            return None if named_after else self.resolve(month[2], (low, high), tail, "date.day")
        return self._day_of_this_month(last, low, high)

    def _second_day(self, at: int) -> tuple[int, int] | None:
        if self.mark(at, {AND}) or self.mark(at, DASHES):
            return self.day_number(at + 1)
        link = self.date_word(at, {"until", "or"})
        return self.day_number(link[0]) if link else None

    def _day_of_this_month(self, at: int, low: int, high: int) -> When | None:
        said = self.this_or_that(at, "month")
        if said is None:
            return None
        step = {"past": -1, "past2": -2, "current": 0, "next": 1}.get(said[1])
        whole = self.clock.shifted("month", step) if step is not None else None
        days = None
        if whole and high <= whole[1].day:
            days = (whole[0].replace(day=low), whole[0].replace(day=high))
        return When(said[0], days, "relative", "date.day", "gregorian")

    def month_alone(self, at: int) -> When | None:
        """A month without a day; only where other words say that it is one."""
        named = self.date_word(at, PERIOD)
        head = named if named and named[1].value == "month" and "definite" not in named[1].features else None
        month = self.month(head[0] if head else at)
        if month is None or (head and "plural" in head[1].features):
            return None
        last, hijri, number, weak = month
        tail = self.tail(last, hijri)
        second = self._second_month(last) if tail.last == last else None
        if head or tail.last > last:
            allowed = True
        else:
            allowed = not self.before(at, {"namesake"}) and (not weak or bool(self.before(at, _ADJACENT)))
            allowed = allowed and self.integer(at - 1, 2) is None
            allowed = allowed and not (weak and hijri and number in (1, 2, 7, 8))
            allowed = allowed and not (weak and self.tokens[at].form[0] in "بلك" and self._joined_month(at))
        if not allowed:
            return None
        when = self.resolve(number, (None, None), tail, "date.month")
        if second is None:
            return when
        days = (when.days[0], second.days[1]) if when.days and second.days else None
        return replace(second, days=days if days and days[0] <= days[1] else None)

    def _joined_month(self, at: int) -> bool:
        found = self.date_word(at, MONTHS)
        return found is not None and found[1].clitic != ""

    def _second_month(self, at: int) -> When | None:
        """«شهري آب وأيلول»."""
        month = self.month(at)
        following = self.date_word(at, MONTHS)
        if month is None or following is None or following[1].clitic != AND:
            return None
        return self.resolve(month[2], (None, None), self.tail(month[0], month[1]), "date.month")

    def edge(self, at: int) -> When | None:
        """«نهاية العام», «مطلع الشهر الجاري», «منتصف تموز», «أوائل 2014»."""
        found = self.date_word(at, {"edge"})
        if found is None:
            return None
        inner = self.month_alone(found[0]) or self.period(found[0]) or self.year_list(found[0])
        inner = inner or self.decade(found[0]) or self.season(found[0])
        year = self.year_number(found[0]) if inner is None else None
        if year:
            inner = self._year(year)
        if inner is None:
            bare = self.date_word(found[0], PERIOD, bare=True)
            if not bare or not bare[1].features >= {"singular", "definite"} or bare[1].value in ("hour", "day"):
                return None
            inner = When(bare[0], self.clock.period(bare[1].value, "current"), "relative", "date.period")
        return replace(inner, days=part_of(inner.days, found[1].value), rule="date.edge")
