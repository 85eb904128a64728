"""Word lists of the group finder: heads that name by themselves, and what is no part of a name."""

from __future__ import annotations

# Heads that stand for a name by themselves: «الجيش», «التحالف»; «الوزارة» only points back.
ALONE = frozenset("تحالف جيش مقاومه معارضه صحوه تنظيم جماعه نيابه شرطه حشد".split())
# Heads whose genitive is a group of its own: «قوات الجيش», «فلول الحرس الجمهوري».
HOLDERS = frozenset({"air", "people"})
FORCES = frozenset(
    "قوات قوه مفارز مفرزه فلول رئاسه رياسه قياده مليشيا "
    "مليشيات ميليشيا ميليشيات عصابات عصابه استخبارات وحدات مجلس دوريات".split()
)
NEVER_INNER = frozenset("امن درك نخبه مشاه ثوار".split())
REALMS = frozenset({"جمهوريه", "مملكه", "سلطنه", "اماره"})  # countries are places
EVENTS = frozenset("مؤتمر موتمر مبادره اركان برنامج قائمه قايمه".split())
SECURITY = frozenset("قومي عام سياسي مركزي داخلي عسكري وطني وقائي".split())
NUMBERED = frozenset("لواء فرقه كتيبه فوج فيلق سريه".split())
ARMS = frozenset("مشاه مدرع مدرعات مدفعيه صاعقه مظلات دبابات ميكا حزم حرس".split())
VAGUE = frozenset({"اخر", "اخري", "اخرين", "معين", "معينه"})
# Not part of a name though they agree with it: what the writer thinks of it, and how it is called.
OPINION = frozenset(
    "متطرف متشدد ارهابي متطرفه متشدده نائم نائمه نايمه ميداني ميدانيه متبقي "
    "متبقيه محظور محظوره حاكم حاكمه مدعو مدعوه ملقب مسمي معروف معروفه".split()
)
# Before «القاعدة» these say that it is the organisation.
QAEDA = frozenset(
    "تنظيم تنظيمي منظمه شبكه زعيم زعماء عناصر مسلحي مسلحو مقاتلي مقاتلو قيادي قياديي قاده اعضاء عضو فرع فروع متشددي "
    "خلايا خليه فكر داعش جناح ارهابيي ارهابيو مسلح مسلحين انصار اتباع مبايعه بايع ولاء موالين موالون تابعين "
    "متطرفي".split()
)
# Before it these say that it is a base, in a report that tells of one.
AT_BASE = frozenset(
    "في من الي علي نحو باتجاه داخل خارج حول قرب شمال جنوب شرق غرب وسط محيط بوابه بوابات اسوار سور مدخل مداخل اتجاه صوب "
    "اقتحام تحرير تطهير محاصره حصار تحاصر استعاده تامين سيطره هاجم هاجموا محيطه مبني مدرج هذه تلك".split()
)
BASES = frozenset({"قاعده", "مطار", "معسكر", "لواء"})
