import { listChannels } from '#app/contract/channels.ts';
import { listLevels } from '#app/contract/levels.ts';
import { counter, wholeMinutes, type Words, sayBytes } from './words.ts';

const count = counter('ar');
const minutes = (ms: number): string =>
  wholeMinutes(ms) === 0
    ? 'أقل من دقيقة'
    : count(wholeMinutes(ms), {
        one: 'دقيقة واحدة',
        two: 'دقيقتان',
        few: '# دقائق',
        many: '# دقيقة',
        other: '# دقيقة',
      });
const turns = (n: number): string =>
  count(n, { one: 'تدخل واحد', two: 'تدخلان', few: '# تدخلات', many: '# تدخلا', other: '# تدخل' });
const list = (items: string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join('، ')} و${items.at(-1)}`;

export const arabic: Words = {
  lang: 'ar',
  sections: {
    sitting: 'الجلسة',
    attendance: 'الحضور',
    agenda: 'جدول الأعمال',
    proceedings: 'سير الأشغال والتصويت',
    opinions: 'نقط الاتفاق والاختلاف',
    questions: 'الأسئلة والأجوبة',
    moderation: 'الإشراف على المضامين',
    incidents: 'وقائع الجلسة',
    closing: 'رفع الجلسة',
  },
  title: (session) => `محضر: ${session}`,
  kingdom: 'المملكة المغربية',
  province: (name) => `الإقليم أو العمالة: ${name}`,
  commune: (name) => `جماعة ${name}`,
  kind: (kind) => `نوع الجلسة (عادية أو استثنائية): ${kind}`,
  date: (date) => `التاريخ: ${date}`,
  hour: (time) => `ساعة الافتتاح: ${time}`,
  place: (place) => `المكان: ${place}`,
  chair: (who) => `مسير(ة) الجلسة: ${who}`,
  officers: {
    president: 'رئيس(ة) الفضاء',
    vice_president: 'نائب(ة) الرئيس(ة)',
    rapporteur: 'مقرر(ة) الفضاء',
    deputy_rapporteur: 'نائب(ة) المقرر(ة)',
  },
  offices: { president: 'رئيس(ة) الفضاء', rapporteur: 'مقرر(ة) الفضاء' },
  member: (seat, association, name) => (name ? `${name} (${association})` : `المقعد ${seat} (${association})`),
  inOffice: (n) =>
    count(n, {
      zero: 'لا أعضاء مزاولين.',
      one: 'عضو مزاول واحد.',
      two: 'عضوان مزاولان.',
      few: '# أعضاء مزاولين.',
      many: '# عضوا مزاولا.',
      other: '# عضو مزاول.',
    }),
  quorum: (present, quorum, reached) =>
    `نصاب الدعوة الأولى: ${quorum}؛ حضر خلال الجلسة: ${present}. ${reached ? 'اكتمل النصاب القانوني.' : 'لم يكتمل النصاب القانوني.'}`,
  notKept: 'لم تُمسك لائحة حضور الأعضاء.',
  counts: (present, excused, absent) =>
    `الحاضرون: ${present}؛ الغائبون بعذر: ${excused}؛ الغائبون بدون عذر: ${absent}.`,
  joined: (n) =>
    count(n, {
      zero: 'لم ينضم أحد إلى الجلسة.',
      one: 'انضم إلى الجلسة شخص واحد.',
      two: 'انضم إلى الجلسة شخصان.',
      few: 'انضم إلى الجلسة # أشخاص.',
      many: 'انضم إلى الجلسة # شخصا.',
      other: 'انضم إلى الجلسة # شخص.',
    }),
  attendanceHead: ['المقعد', 'العضو(ة)', 'المهمة', 'الحضور'],
  here: (from, to) => (to ? `من ${from} إلى ${to}` : `من ${from} إلى نهاية الجلسة`),
  excused: 'غائب(ة) بعذر',
  absent: 'غائب(ة) بدون عذر',
  noAgenda: 'لم يُحدد جدول أعمال.',
  item: (number, title) => `${number}. ${title}`,
  itemTimes: (item, planned, spent) => `${item} (المقرر: ${planned} د؛ المدة: ${spent})`,
  notOpened: 'لم تُعرض',
  spent: (spent) => `المدة: ${spent}.`,
  minutes,
  documents: 'الوثائق المعروضة:',
  formats: {
    pdf: 'PDF',
    docx: 'Word',
    odt: 'ODT',
    xlsx: 'Excel',
    ods: 'ODS',
    png: 'صورة PNG',
    jpeg: 'صورة JPEG',
    opinion: 'رأي',
  },
  document: (title, format, bytes) => `${title} (${format} بحجم ${sayBytes(bytes, ['كيلوبايت', 'ميغابايت'])})`,
  opinion: (title) => `${title} (رأي للفضاء)`,
  notSpoken: 'لم يتدخل أحد عبر لائحة المتدخلين.',
  speakers: 'تدخل:',
  speaker: (who, n, spent) => `${who}: ${turns(n)}، ${spent}`,
  others: (n, spent) => `المواطنات والمواطنون وباقي الحضور: ${turns(n)}، ${spent}`,
  groups: 'وقت مجموعات المتدخلين:',
  group: (name, spent, planned) => `${name}: ${spent} (المقرر: ${planned} د)`,
  beside: 'خارج نقط جدول الأعمال',
  motion: (number, title) => `التصويت رقم ${number}: ${title}`,
  electorates: { all: 'يصوت كل الحاضرين.', members: 'يصوت أعضاء الفضاء.' },
  secrecies: { named: 'تصويت علني.', confidential: 'تصويت غير معلن.', sealed: 'تصويت مختوم.' },
  quorums: {
    none: 'لا يُشترط نصاب.',
    half: 'النصاب القانوني: أكثر من نصف الأعضاء المزاولين.',
    third: 'النصاب القانوني: ثلث الأعضاء المزاولين (الدعوة الثانية).',
  },
  majorities: {
    simple: 'الأغلبية: عدد نعم أكبر من عدد لا.',
    absolute: 'الأغلبية: أكثر من نصف المصوتين، بمن فيهم الممتنعون.',
    of_members: 'الأغلبية: أكثر من نصف الأعضاء المزاولين.',
    two_thirds: 'الأغلبية: ثلثا أصوات نعم ولا.',
  },
  methods: {
    'yes-no': 'بنعم أو لا.',
    consent: 'بالتوافق.',
    single: 'باختيار واحد.',
    approval: 'بالموافقة على الخيارات.',
    score: 'بنقط من 0 إلى 5.',
    dot: 'بتوزيع النقط.',
    'ranked-schulze': 'بالترتيب (طريقة شولتسه).',
    'ranked-irv': 'بالترتيب (الجولة الفاصلة الفورية).',
    'ranked-stv': 'بالترتيب (الصوت الواحد القابل للتحويل).',
  },
  notShown: 'لم تُعرض النتيجة.',
  yesNo: (yes, no, abstain) => `نعم: ${yes}؛ لا: ${no}؛ امتناع: ${abstain}.`,
  weighed: (n, cast, entitled) => `الأصوات بأوزانها: ${cast} من ${entitled}، وعدد المصوتين ${n}.`,
  college: (number, { yes, no, abstain, adopted }, quorum) =>
    `الهيئة ${number}: نعم ${yes}، لا ${no}، امتناع ${abstain}؛ ${adopted ? 'صادقت' : 'لم تصادق'}. ${quorum}`.trim(),
  delegated: (n) =>
    count(n, {
      one: 'منها صوت واحد بتفويض.',
      two: 'منها صوتان بتفويض.',
      few: 'منها # أصوات بتفويض.',
      many: 'منها # صوتا بتفويض.',
      other: 'منها # صوت بتفويض.',
    }),
  levels: (counts) => {
    const said = { device: 'جهاز برمز الجلسة', contact: 'حساب ببريد مؤكد', member: 'لائحة الأعضاء' };
    return `مستوى التحقق من المصوتين: ${listLevels(counts, (level, people) => `${said[level]} ${people}`)}.`;
  },
  channels: (counts) => {
    const said = { phone: 'بالهاتف', kiosk: 'باللوحة المشتركة', paper: 'بالأوراق', hands: 'برفع الأيدي' };
    return `طرق التصويت: ${listChannels(counts, (channel, ballots) => `${said[channel]} ${ballots}`)}.`;
  },
  consent: (agree, aside, block) => `موافقة: ${agree}؛ تنح: ${aside}؛ اعتراض: ${block}.`,
  unanimous: 'النتيجة: تمت المصادقة بالإجماع.',
  adopted: 'النتيجة: تمت المصادقة.',
  rejected: 'النتيجة: لم تتم المصادقة.',
  quorumOf: (part, quorum, met) => `النصاب: ${part} من ${quorum} اللازمة، ${met ? 'مكتمل' : 'غير مكتمل'}.`,
  ballots: (cast) =>
    count(cast, {
      zero: 'لم تُسجل أي ورقة تصويت.',
      one: 'ورقة تصويت واحدة.',
      two: 'ورقتا تصويت.',
      few: '# أوراق تصويت.',
      many: '# ورقة تصويت.',
      other: '# ورقة تصويت.',
    }),
  blank: (n) => `منها بيضاء أو ملغاة أو دون اختيار: ${n}.`,
  optionHead: ['الخيار', 'الأصوات أو النقط'],
  winners: (options) => `اعتُمد: ${list(options)}.`,
  tie: (options) => `تعادل لا يحسمه العد: ${list(options)}.`,
  tieEnded: (options) => `تعادل حسمته قواعد الطريقة: ${list(options)}.`,
  noWinner: 'لم يُعتمد أي خيار.',
  mapPeople: (n, groups) => {
    const people = { one: 'شخصا واحدا', two: 'شخصين', few: '# أشخاص', many: '# شخصا', other: '# شخص' };
    const shown = { one: 'مجموعة واحدة', two: 'مجموعتين', few: '# مجموعات', many: '# مجموعة', other: '# مجموعة' };
    return `تجمع خريطة الآراء ${count(n, people)}${groups === 0 ? '' : `، وتُظهر ${count(groups, shown)}`}.`;
  },
  consensus: 'الآراء التي تجمع',
  disagreement: 'الآراء التي تفرق',
  statement: (number, text) => `رقم ${number} «${text}»`,
  agreed: (statement, n, of) => `${statement}: وافق ${n} من ${of}`,
  disagreed: (statement, n, of) => `${statement}: لم يوافق ${n} من ${of}`,
  divided: (statement, agree, disagree) => `${statement}: موافقون ${agree}، غير موافقين ${disagree}`,
  noMap: 'لا توجد خريطة آراء لهذه الجلسة.',
  question: (number, supports) =>
    `السؤال رقم ${number} (${count(supports, { zero: 'دون مساندة', one: 'مساندة واحدة', two: 'مساندتان', few: '# مساندات', many: '# مساندة', other: '# مساندة' })})`,
  quoted: (text) => `«${text}»`,
  answer: (text) => `الجواب: ${text}`,
  aloud: 'أُجيب عنه شفويا.',
  noQuestions: 'لم يُجب عن أي سؤال خلال الجلسة.',
  unanswered: (n) =>
    count(n, {
      one: 'بقي سؤال واحد آخر دون جواب خلال الجلسة.',
      two: 'بقي سؤالان آخران دون جواب خلال الجلسة.',
      few: 'بقيت # أسئلة أخرى دون جواب خلال الجلسة.',
      many: 'بقي # سؤالا آخر دون جواب خلال الجلسة.',
      other: 'بقي # سؤال آخر دون جواب خلال الجلسة.',
    }),
  hidden: (comments, statements, questions) =>
    `النصوص التي أُخفيت أو رُفضت: ${comments} من التعليقات، ${statements} من الآراء، ${questions} من الأسئلة.`,
  restored: (n) =>
    count(n, {
      one: 'أُعيد إظهار نص واحد.',
      two: 'أُعيد إظهار نصين.',
      few: 'أُعيد إظهار # نصوص.',
      many: 'أُعيد إظهار # نصا.',
      other: 'أُعيد إظهار # نص.',
    }),
  reasons: {
    disrespect: 'عدم الاحترام (النقطة 3 من الميثاق)',
    unlawful: 'مخالفة القانون (النقطة 4)',
    off_topic: 'خارج الموضوع أو تكرار (النقطة 5)',
    advertising: 'إشهار أو دعاية (النقطة 6)',
    constants: 'ثوابت المملكة (النقطة 7)',
  },
  counted: (what, n) => `${what}: ${n}`,
  noModeration: 'لم يُخف ولم يُرفض أي نص.',
  pause: (from, to) => (to ? `تم توقيف الجلسة من ${from} إلى ${to}.` : `تم توقيف الجلسة على الساعة ${from}.`),
  overrides: (n) =>
    count(n, {
      one: 'غيّر مسير(ة) الجلسة ترتيب المتدخلين مرة واحدة.',
      two: 'غيّر مسير(ة) الجلسة ترتيب المتدخلين مرتين.',
      few: 'غيّر مسير(ة) الجلسة ترتيب المتدخلين # مرات.',
      many: 'غيّر مسير(ة) الجلسة ترتيب المتدخلين # مرة.',
      other: 'غيّر مسير(ة) الجلسة ترتيب المتدخلين # مرة.',
    }),
  missedQuorum: (motion) => `لم يكتمل النصاب: ${motion}`,
  noIncidents: 'لا وقائع تُذكر.',
  closed: (time) => `رُفعت الجلسة على الساعة ${time}.`,
  written: 'حُرر هذا المحضر انطلاقا من سجل الجلسة.',
  rest: 'توجد البقية في المعطيات المفتوحة للجلسة.',
  and: list,
  signatures: 'التوقيعات',
  signedBy: (office, who, at) => `${office}: ${who}، وُقع يوم ${at}`,
  unsigned: (office) => `${office}: لم يُوقع بعد`,
  version: (number) => `النسخة ${number}`,
  published: (at) => `نُشرت يوم ${at}`,
  reason: (text) => `سبب التصحيح: ${text}`,
};
