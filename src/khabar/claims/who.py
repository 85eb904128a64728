"""Who somebody is: aliases, posts, membership, nationality, origin, residence, papers, possessions.

These are said by phrases rather than verbs, so they are read from mentions and what stands around
them. Every rule here is a kind of apposition or bracket, not a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.arguments import before, close_of
from khabar.claims.draft import Argument, Draft, argument, span
from khabar.claims.items import Item
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence

_TITLE_MAX = 12


class Descriptions:
    """Drafts of who somebody is, for one sentence."""

    def __init__(self, sentence: Sentence, items: Sequence[Item], order: int) -> None:
        self.sentence, self.items, self.order = sentence, items, order
        self.words, self.tokens = sentence.words, sentence.tokens
        self.people = [f for f in sentence.founds if f.kind == "person"]
        self.groups = [f for f in sentence.founds if f.kind == "group"]
        self.places = {f.first: f for f in sentence.founds if f.kind == "place"}
        self.drafts: list[Draft] = []
        self.roles: list[tuple[int, int]] = []
        self.aliased: set[int] = set()

    def run(self) -> list[Draft]:
        self._aliases()
        for person in self.people:
            if person.first not in self.aliased:
                self._post_before(person)
                self._post_after(person)
        self._posts()
        self._members()
        self._nationality()
        self._belongings()
        self._unknown()
        return self.drafts

    def _draft(self, event: str, rule: str, first: int, last: int, *needs: str) -> Draft:
        start, stop = self.sentence.bounds(first, last)
        draft = Draft(event, f"who.{rule}", self.sentence, self.order, None, needs=needs, start=start, stop=stop)
        self.drafts.append(draft)
        return draft

    def _arg(self, first: int, last: int) -> Argument:
        return span(self.sentence, first, last)

    # -- names ----------------------------------------------------------------------------------

    def _aliases(self) -> None:
        for item in self.items:
            if item.kind == "open" and item.index:
                self._bracket(item)
        for at, word in enumerate(self.words):
            if word.has("alias"):
                self._called(at)

    def _bracket(self, item: Item) -> None:
        """«حامد … (أبو حمزة …)»، «حزب العمال الكردستاني (بي كي كي)»."""
        end = close_of(self.items, item.index) - 1
        inner_first, inner_last = item.last, self.items[end].first if end > item.index else item.last
        if inner_last <= inner_first or inner_last - inner_first > 6:
            return
        outer = next((p for p in self.people if p.last == item.first), None)
        inner = next((p for p in self.people if p.first == inner_first and p.last == inner_last), None)
        if outer is not None and inner is not None:
            self.aliased.add(inner.first)
            first, second = (inner, outer) if self._is_kunya(outer) and not self._is_kunya(inner) else (outer, inner)
            draft = self._draft("alias", "bracket", outer.first, inner_last + 1, "person", "name")
            draft.add("person", self._arg(first.first, first.last))
            draft.add("name", self._arg(second.first, second.last))
            return
        group = next((g for g in self.groups if g.last == item.first), None)
        if group is None:
            return
        abbreviation = all(t.kind != "number" and len(t.form) <= 4 for t in self.tokens[inner_first:inner_last])
        known = any(g.first == inner_first and g.last == inner_last for g in self.groups)
        if abbreviation and inner_last - inner_first >= 2 and not self.words[inner_first].has("prep") or known and group.rule != "group.head":
            draft = self._draft("alias", "bracket", group.first, inner_last + 1, "person", "name")
            draft.add("person", self._arg(group.first, group.last))
            draft.add("name", self._arg(inner_first, inner_last))

    def _is_kunya(self, found: Found) -> bool:
        return found.rule == "person.kunya"

    def _called(self, at: int) -> None:
        """«… الملقب أبو فلان»، «المعروفة باسم …»."""
        next_at = at + 1
        while next_at < len(self.tokens) and (self.words[next_at].stem in ("اسم", "لقب", "كنيه") or self.tokens[next_at].form in ("ب", "(")):
            next_at += 1
        name = next((f for f in self.people if f.first == next_at), None)
        quoted = next_at < len(self.tokens) and (self.sentence.quoted[next_at] or self.tokens[next_at - 1].form == "(")
        last = name.last if name else next_at + 1
        if name is None and not quoted:
            return
        if name is None:
            while last < len(self.tokens) and not self.sentence.unquoted[last - 1] and self.tokens[last].form != ")" and last < next_at + 4:
                last += 1
        holder = next((f for f in reversed(self.people) if f.last <= at and at - f.last <= 3), None)
        if holder is None:
            holder = next((f for f in reversed(self.groups) if f.last == at), None)
        if holder is None:
            return
        self.aliased.add(next_at)
        draft = self._draft("alias", "called", holder.first, last, "person", "name")
        draft.add("person", self._arg(holder.first, holder.last))
        draft.add("name", self._arg(next_at, last))

    # -- posts ----------------------------------------------------------------------------------

    def _post_before(self, person: Found) -> None:
        """«الناطق باسم … فلان»، «رئيس الاستئناف القاضي فلان»."""
        at = person.first - 1
        end = person.first
        found: list[tuple[int, int]] = []
        while at >= 0 and person.first - at < _TITLE_MAX:
            token, word = self.tokens[at], self.words[at]
            inner = next((g for g in self.groups if at + 1 == g.first and g.last == end and token.form == "في"), None)
            if inner is not None:
                at -= 1
                continue
            if token.kind == "mark" or word.has("prep", "rel", "comp", "sub", "verb", "say", "vt", "vi") and not word.has("title", "honorific") and not word.article:
                break
            if any(p.first <= at < p.last for p in self.people if p is not person):
                break
            title = word.entry("title")
            if title is not None and not word.pronoun:
                found.append((at, end))
                end = at
                if word.conjunction or word.preposition:
                    break
            at -= 1
        merged: list[tuple[int, int]] = []
        for first, last in reversed(found):
            if merged and merged[-1][1] == first and not self.words[first].article and not self.words[merged[-1][0]].article:
                merged[-1] = (merged[-1][0], last)  # نائب رئيس …: one post
            else:
                merged.append((first, last))
        for first, last in merged:
            if last < person.first and self.words[last].has("honorific") and False:
                continue
            self._position(person, first, last, "before")

    def _post_after(self, person: Found) -> None:
        """«فلان (أبو …) نائب أمير …»، «فلان، مسؤول …»، «فلان (ناشط من … مقيم في …)»."""
        at = person.last
        comma = bracket = False
        if at < len(self.tokens) and self.tokens[at].form == "(":
            inner = at + 1
            if inner < len(self.words) and self.words[inner].has("title", "human") and not any(p.first == inner for p in self.people):
                bracket, at = True, inner
            else:
                close = next((i for i in range(at, min(at + 9, len(self.tokens))) if self.tokens[i].form == ")"), None)
                if close is None:
                    return
                at = close + 1
        if at < len(self.tokens) and self.tokens[at].form in "،," and not bracket:
            at, comma = at + 1, True
        if at < len(self.words) and self.tokens[at].form in ("وهو", "وهي", "هو", "هي"):
            at += 1
        if at >= len(self.words):
            return
        word = self.words[at]
        if word.stem == "احد" or word.form == "احد":
            self._one_of(person, at)
            return
        if not word.has("title") and not (bracket and word.has("human")) or word.conjunction or word.preposition or word.pronoun:
            return
        last = self._title_end(at)
        if comma and last == at + 1 and not word.article:
            return
        self._position(person, at, last, "bracket" if bracket else "after")
        if bracket:
            self._inside(person, last)

    def _inside(self, person: Found, at: int) -> None:
        """What a bracket tells besides the post: origin and residence."""
        while at < len(self.tokens) and self.tokens[at].form != ")":
            place = self.places.get(at + 1)
            if self.tokens[at].form == "من" and place is not None:
                self._two("origin", "bracket", person, "person", "from", place)
            if self.words[at].has("residence"):
                place = next((self.places[i] for i in range(at + 1, at + 4) if i in self.places), None)
                if place is not None:
                    self._two("residence", "bracket", person, "person", "in", place)
            at += 1

    def _two(self, event: str, rule: str, person: Found, one: str, other: str, value: Found) -> None:
        draft = self._draft(event, rule, min(person.first, value.first), max(person.last, value.last), one, other)
        draft.add(one, self._arg(person.first, person.last))
        draft.add(other, self._arg(value.first, value.last))

    def _one_of(self, person: Found, at: int) -> None:
        group = next((g for g in self.groups if at + 1 < g.first <= at + 3), None)
        if group is None or not self.words[at + 1].has("human"):
            return
        self._two("membership", "one_of", person, "member", "organisation", group)
        self.drafts[-1].constants["relation"] = "member"
        place = self.places.get(group.last)
        if place is not None and self.words[group.last].preposition == "ب":
            self.drafts[-1].add("place", self._arg(place.first, place.last))

    def _title_end(self, at: int) -> int:
        """End of the title that starts here: its genitives, one organisation, its adjectives."""
        item = next((i for i in self.items if i.first <= at < i.last and i.nominal), None)
        return item.last if item is not None else at + 1

    def _position(self, person: Found, first: int, last: int, rule: str) -> None:
        """Title and organisation of a post that stands at ``first`` up to ``last``."""
        organisation: tuple[int, int] | None = None
        end = last
        for at in range(first + 1, last):
            if self.words[at].form in ("باسم",) or self.words[at].form == "بلسان":
                end = at + 1
                if at + 1 < last:
                    organisation = (at + 1, last)
                break
            if self.words[at].has("honorific") and self.words[at].article:
                end = at
                break
            group = max((g for g in self.groups if g.first == at and g.named), key=lambda g: g.last, default=None)
            glued = self.words[at].preposition in ("ب", "ل") or self.tokens[at - 1].form in ("في", "لدى")
            if group is not None and (glued or self.words[at].has("group", "grouphead")):
                end = at - 1 if self.tokens[at - 1].form in ("في", "لدى") else at
                organisation = (at, group.last)
                break
            if glued:
                end = at
                break
        if rule != "before" and organisation is None and end < len(self.tokens):
            group = next((g for g in self.groups if g.first == end and self.words[end].preposition in ("ب", "ل")), None)
            if group is not None:
                organisation = (group.first, group.last)
        while end > first + 1 and self.words[end - 1].has("honorific") and self.words[end - 1].article and rule == "before":
            end -= 1
        if end <= first:
            return
        self.roles.append((first, end))
        draft = self._draft("position", rule, min(first, person.first), max(last, person.last), "holder", "title")
        draft.add("holder", self._arg(person.first, person.last))
        draft.add("title", self._arg(first, end))
        if organisation is not None:
            draft.add("organisation", self._arg(*organisation))
        place = self.places.get(last)
        if place is not None and rule != "before" and self.words[last].preposition == "ب":
            draft.add("place", self._arg(place.first, place.last))
        if any(w.stem in ("سابق", "اسبق", "مخلوع", "معزول", "مقال") for w in self.words[first : last + 1] if w):
            draft.constants["status"] = "former"

    def _posts(self) -> None:
        """«شغل منصب أمير …»: the holder is the subject of the verb, or who the clause is about."""
        for item in self.items:
            if item.kind != "verb":
                continue
            at = next((i for i in range(item.last, min(item.last + 3, len(self.words))) if self.words[i].has("post")), None)
            if at is None or at + 1 >= len(self.words) or self.words[at].pronoun:
                continue
            first = at + 1
            chunked = next((i for i in self.items if i.first <= first < i.last), None)
            if chunked is None or not chunked.nominal:
                continue
            last = chunked.last
            draft = self._draft("position", "post", item.first, last, "holder", "title")
            draft.add("title", self._arg(first, last))
            self.roles.append((first, last))
            self._hold(draft, "holder", item)
            following = self.items[chunked.index + 1] if chunked.index + 1 < len(self.items) else None
            if following is not None and following.prep in ("fi", "bi") and following.mention("place"):
                place = following.mention("place")
                if place is not None:
                    draft.add("place", self._arg(place.first, place.last))
            if item.word is not None and (any("past" in e.features for e in item.word.entries) or self.tokens[item.first - 1].form in ("كان", "وكان")):
                draft.constants["status"] = "former"

    def _hold(self, draft: Draft, role: str, verb: Item) -> None:
        """The subject before a verb, or a wait for one."""
        front = before(self.items, verb.index)
        named = [f for i in front.items for f in i.mentions if f.kind == "person"]
        if named:
            draft.add(role, self._arg(named[0].first, named[0].last))
        elif front.items and not front.clause:
            draft.add(role, argument(self.sentence, front.items[0]))
        else:
            start = self.tokens[verb.first].start
            draft.roles.setdefault(role, []).append(Argument(start, start, None, True, "he", anchor=start))

    # -- membership -----------------------------------------------------------------------------

    def _members(self) -> None:
        for item in self.items:
            if item.kind == "noun" and item.partitive and item.has("human"):
                self._member_of(item)
        for at, word in enumerate(self.words):
            if word.has("relation") and not word.preposition:
                self._related(at)

    def _member_of(self, item: Item) -> None:
        """«مسلحين من تنظيم …»، «ثمانية من عناصر تنظيم …»."""
        group = next((f for f in item.mentions if f.kind == "group" and f.first > item.fill[0]), None)
        if group is None:
            return
        outer = max((f for f in item.mentions if f.kind == "group" and f.first == group.first), key=lambda f: f.last)
        end = outer.first - 1 if self.tokens[outer.first - 1].form == "من" else outer.first
        if end <= item.fill[0]:
            return
        draft = self._draft("membership", "partitive", item.first, item.last, "member", "organisation")
        draft.add("member", self._arg(item.fill[0], end))
        draft.add("organisation", self._arg(outer.first, outer.last))
        if item.count is not None:
            draft.add("count", self._arg(item.count.first, item.count.last))
        draft.constants["relation"] = "member"

    def _related(self, at: int) -> None:
        """«التابع لـ…»، «الموالية لـ…»، «المدعوم من …»."""
        word = self.words[at]
        entry = word.entry("relation")
        target = next((i for i in self.items if at < i.first <= at + 3 and i.kind == "noun" and i.prep in ("li", "min", "ila", "ala", "bi", "")), None)
        if entry is None or target is None or not target.mentions:
            return
        before_it = [i for i in self.items if i.nominal and i.first < at and i.first + 12 > at]
        holder = next((i for i in reversed(before_it) if i.last <= at or i.first < at < i.last), None)
        who = max((f for f in target.mentions if f.kind in ("group", "person")), key=lambda f: f.last - f.first, default=None)
        if holder is None or who is None or who.first - at > 2:
            return
        first = holder.fill[0]
        end = min(holder.fill[1], at)
        if end <= first:
            return
        draft = self._draft("membership", "related", first, who.last, "member", "organisation")
        draft.add("member", self._arg(first, end))
        draft.add("organisation", self._arg(who.first, who.last))
        draft.constants["relation"] = entry.value

    # -- origin, nationality, papers ---------------------------------------------------------------

    def _nationality(self) -> None:
        for at, word in enumerate(self.words):
            if word.stem == "جنسيه" and word.article and at and self.words[at - 1].has("nationality"):
                self._of_person("nationality", "adjective", at, "country", (at - 1, at))
            elif word.has("origin") and at + 1 < len(self.words):
                place = next((self.places[i] for i in (at + 1, at + 2, at + 3) if i in self.places), None)
                verb = word.form.startswith(("ي", "ت", "وي", "وت"))
                if place is not None and (verb or self.tokens[at - 1].form in ("من", "ومن")):
                    self._of_person("origin", "phrase", at, "from", (place.first, place.last))
            elif word.has("residence") and not self._in_bracket(at):
                place = next((self.places[i] for i in range(at + 1, at + 4) if i in self.places), None)
                if place is not None:
                    self._of_person("residence", "phrase", at, "in", (place.first, place.last))
            elif word.has("carries"):
                self._papers(at)

    def _in_bracket(self, at: int) -> bool:
        return any(i.first == at and i.inside > 0 for i in self.items)

    def _of_person(self, event: str, rule: str, at: int, role: str, value: tuple[int, int]) -> None:
        holder = next((p for p in reversed(self.people) if p.first < at), None)
        if holder is None and event == "residence":
            holder = next((g for g in reversed(self.groups) if g.last == at), None)
        if holder is None:
            return
        draft = self._draft(event, rule, holder.first, value[1], "person", role)
        draft.add("person", self._arg(holder.first, holder.last))
        draft.add(role, self._arg(*value))

    def _papers(self, at: int) -> None:
        """«يحمل جوازي سفر بلجيكي وإيطالي»."""
        paper = next((f for f in self.sentence.founds if f.kind == "document" and at < f.first <= at + 2), None)
        holder = next((p for p in reversed(self.people) if p.last <= at), None)
        if paper is None or holder is None:
            return
        draft = self._draft("document", "carries", holder.first, paper.last, "person", "kind")
        draft.add("person", self._arg(holder.first, holder.last))
        draft.add("kind", self._arg(paper.first, paper.last))
        index = paper.last
        while index < len(self.words) and self.words[index].has("nationality"):
            draft.add("country", self._arg(index, index + 1))
            index += 1

    # -- belongings and prices ------------------------------------------------------------------------

    def _belongings(self) -> None:
        money = [f for f in self.sentence.founds if f.kind == "money"]
        for at, word in enumerate(self.words):
            if word.has("holding") and word.pronoun and at + 1 < len(self.words):
                self._held(at)
            elif word.has("bounty"):
                self._bounty(at, money)
            elif word.has("cost"):
                amount = next((m for m in money if at <= m.first <= at + 16), None)
                if amount is not None:
                    self._cost(at, amount)

    def _held(self, at: int) -> None:
        thing = next((i for i in self.items if i.first == at + 1 and i.nominal), None)
        money = next((f for f in self.sentence.founds if f.kind == "money" and f.first == at + 1), None)
        if thing is None and money is None:
            return
        last = money.last if money is not None else thing.last if thing is not None else at + 2
        draft = self._draft("possession", "holding", at, last, "holder", "thing")
        draft.add("thing", self._arg(at + 1, last))
        start = self.tokens[at].start
        draft.roles.setdefault("holder", []).append(Argument(start, start, None, True, self.words[at].pronoun, anchor=start))

    def _cost(self, at: int, amount: Found) -> None:
        draft = self._draft("payment", "cost", at, amount.last, "amount")
        draft.add("amount", self._arg(amount.first, amount.last))
        payer = next((i for i in self.items if i.first == at + 1 and i.kind == "noun" and not i.prep), None)
        purpose = next((i for i in self.items if at < i.first < amount.first and i.kind == "trigger" and i.prep == "li"), None)
        if payer is not None and payer.first != amount.first:
            draft.add("payer", argument(self.sentence, payer))
        if purpose is not None:
            last = next((i.last for i in reversed(self.items) if purpose.first < i.first and i.last <= amount.first and i.nominal), purpose.last)
            draft.add("for", self._arg(purpose.first, last))

    def _bounty(self, at: int, money: Sequence[Found]) -> None:
        """«وضع التنظيم مكافأة لمن يدلي بمعلومات عن …»."""
        verb = next((i for i in reversed(self.items) if i.kind == "verb" and i.last <= at), None)
        wanted = next((i for i in range(at, min(at + 12, len(self.words))) if self.words[i].stem == "معلومات"), None)
        if verb is None or wanted is None:
            return
        end = wanted + 1
        chunked = next((i for i in self.items if i.index and i.first > wanted and i.nominal), None)
        if end < len(self.words) and self.words[end].entry("prep") is not None:
            end += 1 if self.words[end].pronoun or chunked is None else chunked.last - end
        draft = self._draft("reward", "bounty", verb.first, end, "for")
        draft.add("for", self._arg(wanted, end))
        offerer = next((i for i in self.items if verb.last <= i.first < at and i.kind == "noun" and not i.prep), None)
        if offerer is not None:
            draft.add("offerer", argument(self.sentence, offerer))
        sum_of = next((m for m in money if at <= m.first <= at + 3), None)
        first, last = (sum_of.first, sum_of.last) if sum_of else (at, at + 2 if self.words[at + 1].has("adj") else at + 1)
        draft.add("amount", self._arg(first, last))
        if chunked is not None and chunked.conj and chunked.first >= end:
            stop = next((i.first for i in self.items if i.first > chunked.last and i.kind == "mark"), chunked.last)
            draft.add("for", self._arg(chunked.first, stop))

    # -- what is not known ----------------------------------------------------------------------------

    def _unknown(self) -> None:
        for item in self.items:
            if item.kind != "noun" or not item.has("fate", "whereabouts"):
                continue
            whole = " ".join(self.words[i].stem for i in range(max(0, item.first - 6), min(len(self.words), item.last + 9)))
            hidden = any(w.has("unknowing") for w in self.words[max(0, item.first - 4) : item.last + 10])
            denied = any(w.form in ("لم", "ولم", "لا", "يعرف") or w.stem in ("تعرف", "يعرف", "يتضح") for w in self.words[max(0, item.first - 4) : item.first])
            if not hidden and not denied or not whole:
                continue
            fate = item.has("fate")
            draft = self._draft("missing" if fate else "movement", "unknown", max(0, item.first - 2), item.last, "target" if fate else "actor")
            draft.modality = "asserted" if fate else "unknown"
            role = "target" if fate else "actor"
            if item.last - item.first > 1:
                following = self.words[item.first + 1]
                if following.has("quantifier") or following.form in ("اي", "كل"):
                    self._each(draft, role, item)
                    continue
                count = next((f for f in self.sentence.founds if f.kind == "number" and f.first == item.first + 1), None)
                first = count.last if count is not None else item.first + 1
                if self.tokens[first].form == "من" if first < len(self.tokens) else False:
                    first += 1
                last = max(item.last, first + 1)
                draft.add(role, self._arg(first, last))
                if count is not None:
                    draft.add("count", self._arg(count.first, count.last))
            elif item.pronoun:
                self._each(draft, role, item)
            else:
                nxt = self.items[item.index + 1] if item.index + 1 < len(self.items) else None
                if nxt is not None and nxt.kind == "noun":
                    draft.add(role, argument(self.sentence, nxt))
                    if nxt.count is not None:
                        draft.add("count", self._arg(nxt.count.first, nxt.count.last))
                else:
                    self._each(draft, role, item)

    def _each(self, draft: Draft, role: str, item: Item) -> None:
        tail = self.words[item.first : item.last + 3]
        dual = any(w.pronoun == "هما" for w in tail)
        start = self.tokens[item.first].start
        draft.roles.setdefault(role, []).append(Argument(start, start, None, True, "هما" if dual else "هم", anchor=start))
