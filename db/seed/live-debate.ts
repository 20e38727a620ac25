import type { CommentLine } from './play-session.ts';

/** The debate of the live session, in its order: Arabic, French and both mixed, as people write. */
export const liveDebate: CommentLine[] = [
  {
    by: 'guest1',
    kind: 'remark',
    text: 'السلام عليكم. أمر من هذا الشارع مرتين في اليوم مع أطفالي، وفي عدة أماكن نضطر إلى المشي وسط الطريق لأن الرصيف مقطوع.',
    replies: [
      {
        by: 'member4',
        kind: 'remark',
        text: 'نفس الملاحظة سجلناها في الزيارة الميدانية: ستة مقاطع بدون رصيف بين المدرسة والسوق.',
      },
      { by: 'guest8', kind: 'question', text: 'هل ستنشر نتائج الزيارة الميدانية؟' },
      { by: 'moderator', kind: 'remark', text: 'نعم، ترفق بالتقرير الذي ينشر خلال خمسة عشر يوما.' },
    ],
  },
  {
    by: 'guest2',
    kind: 'against',
    lang: 'fr',
    text: 'Je tiens un petit commerce sur l’avenue. Si on supprime tout le stationnement, les clients iront ailleurs. Il faut garder quelques places d’arrêt court.',
    replies: [
      {
        by: 'guest4',
        kind: 'remark',
        text: 'المقترح هو منع الوقوف في أوقات الدخول والخروج من المدارس فقط، لا طيلة اليوم.',
      },
      {
        by: 'citizen2',
        kind: 'for',
        lang: 'fr',
        text: 'Des places limitées à quinze minutes me semblent un bon compromis.',
      },
    ],
  },
  {
    by: 'guest5',
    kind: 'for',
    text: 'كبار السن يحتاجون إلى أماكن للجلوس في الظل. مقعد واحد أمام المركز الصحي لا يكفي.',
  },
  {
    by: 'guest3',
    kind: 'question',
    text: 'هل خصصت الجماعة ميزانية للصيانة بعد انتهاء الأشغال؟ في شوارع أخرى ماتت الأشجار بسبب قلة السقي.',
    replies: [
      {
        by: 'official',
        kind: 'remark',
        text: 'الصيانة والسقي مدرجان في دفتر التحملات لمدة سنتين. ما بعد ذلك يحدده المجلس في ميزانيته السنوية.',
      },
      {
        by: 'guest3',
        kind: 'remark',
        text: 'شكرا على التوضيح. أقترح أن يذكر الرأي صراحة ضرورة برمجة الصيانة بعد السنتين.',
      },
    ],
  },
  {
    by: 'citizen1',
    kind: 'for',
    text: 'أستعمل كرسيا متحركا. العلو الحالي للرصيف يمنعني من الوصول إلى الإدارات وحدي. المنحدرات يجب أن تحترم المعايير لا أن تكون شكلية.',
    replies: [
      { by: 'member4', kind: 'for', text: 'نقترح إشراك الأشخاص في وضعية إعاقة في تسلم الأشغال، لا في الدراسة فقط.' },
    ],
  },
  {
    by: 'guest9',
    kind: 'for',
    lang: 'fr',
    text: 'D’accord pour les passages surélevés : à la sortie de l’école, les voitures ne ralentissent presque jamais.',
  },
  {
    by: 'guest6',
    kind: 'against',
    text: 'أنا ضد تقسيم الأشغال إلى مراحل. المراحل معناها حفر الشارع نفسه مرتين وثلاث مرات.',
  },
  {
    by: 'guest7',
    kind: 'for',
    text: 'كثير من التلاميذ يأتون بالدراجة. piste cyclable ولو من جهة واحدة غادي تحميهم من الشاحنات.',
    replies: [
      { by: 'guest11', kind: 'against', text: 'عرض الشارع لا يسمح في بعض المقاطع، والأولوية للراجلين.' },
      { by: 'member3', kind: 'remark', text: 'يمكن وضع المسار في الزنقة الموازية، وقد جرى اقتراح ذلك في ورشة الشباب.' },
    ],
  },
  {
    by: 'guest13',
    kind: 'remark',
    text: 'محل جديد لتجهيز الحدائق يقدم تخفيضا خاصا لزبنائه هذا الأسبوع، مرحبا بالجميع!',
  },
  {
    by: 'guest10',
    kind: 'question',
    lang: 'fr',
    text: 'Les coopératives de jeunes pourront-elles répondre à l’appel d’offres pour la pépinière et l’entretien ?',
  },
  {
    by: 'guest12',
    kind: 'remark',
    text: 'الطالبات يتجنبن المقطع القريب من الملعب بعد المغرب بسبب ضعف الإنارة. رجاء ألا تؤجل الإنارة كثيرا.',
  },
  {
    by: 'member5',
    kind: 'for',
    text: 'من منظور النوع، الإنارة والرؤية المفتوحة على طول الشارع ليستا تفصيلا. أقترح إضافتهما إلى معايير تقييم المشروع.',
  },
  {
    by: 'citizen4',
    kind: 'question',
    text: 'هل ستبقى حركة المرور مفتوحة أيام السوق خلال الأشغال؟',
    replies: [
      { by: 'official', kind: 'remark', text: 'تقترح المصلحة مسارا بديلا أيام السوق، وسيعلن عنه قبل أسبوع على الأقل.' },
    ],
  },
  {
    by: 'guest14',
    kind: 'remark',
    lang: 'fr',
    text: 'Merci d’avoir traduit les questions. Ma mère suit en arabe et moi en français, c’est pratique.',
  },
  {
    by: 'citizen5',
    kind: 'for',
    lang: 'fr',
    text: 'Commençons par les trottoirs et les arbres : c’est visible, utile tout de suite, et cela coûte moins cher que le reste.',
  },
  {
    by: 'guest15',
    kind: 'for',
    text: 'الأشجار المحلية تحتاج ماء أقل، merci de privilégier l’arganier et l’acacia على النخيل المستورد.',
  },
  {
    by: 'citizen3',
    kind: 'remark',
    text: 'أقترح لوحة في بداية الشارع تبين مراحل الأشغال وتواريخها ورقم الاتصال للتبليغ عن المشاكل.',
  },
  {
    by: 'guest18',
    kind: 'question',
    text: 'متى ستعرض الجماعة تصميم الشارع للعموم؟ نريد أن نراه قبل انطلاق الصفقة.',
    replies: [
      { by: 'official', kind: 'remark', text: 'التصميم الأولي معلق بمقر الجماعة، وسينشر مع وثائق هذه الجلسة.' },
      {
        by: 'guest19',
        kind: 'remark',
        lang: 'fr',
        text: 'Merci, une version lisible sur téléphone serait utile aussi.',
      },
    ],
  },
  {
    by: 'guest20',
    kind: 'against',
    text: 'أتحفظ على المقاعد أمام أبواب المدارس: ستزيد الازدحام. الأفضل وضعها في الساحات.',
  },
];

/** Its place in {@link liveDebate}: a word of thanks beside the point, which two reported. */
export const reportedComment = 13;

/** Its place in {@link liveDebate}: an advertisement, which the charter does not admit. */
export const hiddenComment = 8;
