import type { LocalizedText } from '#app/contract/languages.ts';
import type { OfficerRole } from '#app/contract/minutes.ts';
import type { SeatCategory } from '#app/contract/colleges.ts';

export type Holder = {
  name: string;
  /** False: the holder has not agreed to be named, so the page shows the seat without a name. */
  consent: boolean;
  /** The demo account that belongs to this seat. */
  account?: string;
  officer?: OfficerRole;
};

export type Seat = {
  association: LocalizedText;
  category: SeatCategory;
  /** Null: the seat is vacant. */
  holder: Holder | null;
};

const equityBody: LocalizedText = {
  ar: 'هيئة المساواة وتكافؤ الفرص ومقاربة النوع',
  fr: 'Instance de l’équité, de l’égalité des chances et de l’approche genre',
};

function seat(category: Seat['category'], ar: string, fr: string, holder: Holder | null): Seat {
  return { association: { ar, fr }, category, holder };
}

const named = (name: string, more: Partial<Holder> = {}): Holder => ({ name, consent: true, ...more });
const unnamed = (name: string): Holder => ({ name, consent: false });

/** The twenty-five seats. Associations and first names are invented. */
export const seats: Seat[] = [
  seat(
    'civil_society',
    'جمعية قوس الكثبان للتنمية المحلية',
    'Association Arc des dunes pour le développement local',
    named('إبراهيم', { account: 'member1', officer: 'president' }),
  ),
  seat(
    'women',
    'جمعية خيط الحايك للنساء',
    'Association Fil du haïk pour les femmes',
    named('مينة', { account: 'member2', officer: 'rapporteur' }),
  ),
  seat(
    'youth',
    'نادي أجنحة الواد للشباب',
    'Club Ailes de l’oued pour la jeunesse',
    named('أيوب', { account: 'member3', officer: 'deputy_rapporteur' }),
  ),
  seat(
    'disability',
    'جمعية خطوة بلا درج',
    'Association Un pas sans marche',
    named('خديجة', { account: 'member4', officer: 'vice_president' }),
  ),
  seat('equity_body', equityBody.ar ?? '', equityBody.fr ?? '', named('فاطمة', { account: 'member5' })),
  seat('equity_body', equityBody.ar ?? '', equityBody.fr ?? '', unnamed('رقية')),
  seat('equity_body', equityBody.ar ?? '', equityBody.fr ?? '', named('الحسين')),
  seat('youth', 'جمعية مصباح الحي للقراءة', 'Association Lampe du quartier pour la lecture', named('سلمى')),
  seat('youth', 'جمعية عدسة النخيل للصورة والإعلام', 'Association Objectif palmeraie, image et médias', unnamed('أنس')),
  seat('youth', 'جمعية ملعب الفجر للرياضة', 'Association Stade de l’aube pour le sport', named('ياسين')),
  seat('youth', 'جمعية حرف وبرمجة', 'Association Métiers et code', named('هاجر')),
  seat('women', 'تعاونية عبير الزعتر', 'Coopérative Parfum de thym', named('زينب')),
  seat('women', 'جمعية بيت الجارات', 'Association Maison des voisines', unnamed('السعدية')),
  seat('women', 'جمعية يد في يد للأمهات', 'Association Main dans la main pour les mères', named('نعيمة')),
  seat(
    'women',
    'جمعية محبرة النساء لمحو الأمية',
    'Association Encrier des femmes pour l’alphabétisation',
    named('عائشة'),
  ),
  seat('disability', 'جمعية إشارة وصوت', 'Association Signe et voix', unnamed('عمر')),
  seat('disability', 'جمعية أفق الضرير', 'Association Horizon des non-voyants', named('مبارك')),
  seat(
    'civil_society',
    'جمعية ساقية الغد للماء والبيئة',
    'Association Seguia de demain pour l’eau et l’environnement',
    named('لحسن'),
  ),
  seat('civil_society', 'جمعية ظل الطلح للتشجير', 'Association Ombre de l’acacia pour le reboisement', named('جميلة')),
  seat('civil_society', 'ودادية زنقة الورد', 'Amicale de la rue des Roses', unnamed('حسن')),
  seat('civil_society', 'جمعية قافلة الحرف التقليدية', 'Association Caravane des métiers d’art', named('محمد')),
  seat(
    'civil_society',
    'جمعية رواق الذاكرة الصحراوية للتراث',
    'Association Galerie de mémoire pour le patrimoine',
    named('عزيزة'),
  ),
  seat(
    'civil_society',
    'جمعية دفتر التلميذ لدعم التمدرس',
    'Association Cahier de l’élève pour la scolarité',
    unnamed('كريمة'),
  ),
  seat(
    'civil_society',
    'جمعية ميزان السوق لحماية المستهلك',
    'Association Balance du marché pour le consommateur',
    named('سعيد'),
  ),
  seat('civil_society', 'جمعية درب الدراجة', 'Association Chemin du vélo', null),
];
