import type { QuestionLine } from './play-session.ts';

/** Questions to the live session, with how many support each and what became of it. */
export const liveQuestions: QuestionLine[] = [
  {
    by: 'guest7',
    text: 'متى تنطلق أشغال شارع المدارس، وكم ستدوم؟',
    supports: 17,
    answer: 'تنطلق بعد المصادقة على الصفقة، وتدوم المرحلة الأولى أربعة أشهر حسب الدراسة.',
  },
  { by: 'guest3', text: 'من سيتكلف بصيانة الأشجار بعد انتهاء الأشغال؟', supports: 14, shortlisted: true },
  {
    by: 'guest2',
    lang: 'fr',
    text: 'Les commerçants de l’avenue seront-ils prévenus des jours de fermeture ?',
    supports: 9,
  },
  { by: 'guest12', nameless: true, text: 'هل ستكون الإنارة قرب الملعب ضمن المرحلة الأولى؟', supports: 12 },
  { by: 'citizen4', text: 'أين يمكن الاطلاع على التصميم قبل انطلاق الصفقة؟', supports: 5 },
];
