import type { LocalizedText } from '#app/contract/languages.ts';

export const spaceName: LocalizedText = {
  ar: 'الفضاء التشاوري للمواطنة بكلميم',
  fr: 'Espace de concertation pour la citoyenneté de Guelmim',
  en: 'Consultative Space for Citizenship of Guelmim',
};

/** What the space says of itself, with the five aims of its founding document. */
export const spaceAbout: LocalizedText = {
  ar: `الفضاء التشاوري للمواطنة هيئة استشارية لدى جماعة كلميم، أُحدثت في إطار مشروع «مختبر المواطنة». يضم خمسة وعشرين مقعدا تمثل المجتمع المدني، ولا سيما الشباب والنساء والأشخاص في وضعية إعاقة.

أهداف الفضاء:
1. إرساء آلية من آليات الحوار والتشاور بالجماعة.
2. تأطير النقاش العمومي.
3. ربط صلة التواصل بين الجماعة وعموم المواطنين والمواطنات.
4. تنوير المواطنين بأنشطة وأعمال الجماعة.
5. نقل مقترحات المواطنين والمواطنات بخصوص تدبير الشأن المحلي بالجماعة.

آراء الفضاء استشارية: يتداول فيها أعضاؤه ثم تُحال على رئاسة مجلس الجماعة، ويبقى القرار للمجلس.`,
  fr: `L’Espace de concertation pour la citoyenneté est un organe consultatif auprès de la commune de Guelmim, créé dans le cadre du projet « Laboratoire de la citoyenneté ». Il compte vingt-cinq sièges qui représentent la société civile, en particulier les jeunes, les femmes et les personnes en situation de handicap.

Les buts de l’Espace :
1. Mettre en place un mécanisme de dialogue et de concertation dans la commune.
2. Encadrer le débat public.
3. Relier la commune et l’ensemble des citoyennes et citoyens.
4. Informer sur les activités et travaux de la commune.
5. Transmettre les propositions citoyennes sur la gestion des affaires locales.

Les avis de l’Espace sont consultatifs : ses membres en délibèrent, ils sont remis à la présidence du conseil communal, et la décision revient au conseil.`,
  en: `The Consultative Space for Citizenship is an advisory body to the commune of Guelmim, created within the “Citizenship Lab” project. Its twenty-five seats represent civil society, above all young people, women and persons with disabilities.

The aims of the Space:
1. Set up a mechanism of dialogue and consultation in the commune.
2. Give the public debate a frame.
3. Link the commune with all its citizens.
4. Inform about the activities and work of the commune.
5. Pass on citizens’ proposals on the running of local affairs.

The opinions of the Space are advisory: its members deliberate, the opinions go to the president of the council, and the decision is the council’s.`,
};
