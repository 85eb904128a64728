"""Word lists of the group finder: heads that name by themselves, and what is no part of a name."""

from __future__ import annotations

# Heads that stand for a name by themselves: «الجيش», «التحالف»; «الوزارة» only points back.
ALONE = frozenset("حكومه فصايل تحالف جيش مقاومه معارضه صحوه تنظيم جماعه نيابه شرطه حشد".split())
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
# Under these with ب, who leads or where it is: «بقيادة …»، «برئاسة …»، «ببلدية …».
LED = frozenset("قياده رياسه رءاسه زعامه بلديه اشراف اماره".split())
# What the name of a body may say that it is for: «وكالة … للأنباء»، «المنتدى … للأمن والسلام».
FIELDS = frozenset(
    "انباء اعلام اخبار صحافه امن سلام سلم دفاع حوار دراسات بحوث ابحاث تنميه تعاون اغاثه صحه تعليم ثقافه علوم "
    "طاقه نفط عداله حقوق مصالحه هجره لاجيين شباب مراه طفوله رياضه احصاء تدريب تضامن استشارات "
    "اثار بيئه زراعه تجاره صناعه نقل".split()
)
TASKS = frozenset("مكافحه محاربه حمايه رعايه دعم تنسيق مراقبه نصره تحرير ادارة اداره حفظ رصد توثيق".split())
# Words that head groups, and before these words head something else.
THINGS = {
    "قسم": frozenset("اول ثاني ثالث رابع اكبر اخر".split()),
    "فرع": frozenset("اول ثاني ثالث".split()),
    "رباعيه": frozenset({"دفع"}),
    "اجهزه": frozenset("الكترونيه خلويه طبيه لاسلكيه كهربايييه حاسوب كمبيوتر اتصال اتصالات تفجير كشف".split()),
    "جهاز": frozenset("الكتروني خلوي طبي لاسلكي حاسوب كمبيوتر اتصال كشف تفجير".split()),
    "حلف": frozenset({"يمين"}),
}
