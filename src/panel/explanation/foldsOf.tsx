import React from 'react';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { belowAnswer } from '../../core/explanation/answers/belowAnswer';
import { consumersAnswer } from '../../core/explanation/answers/consumersAnswer';
import { nameOf } from '../../core/explanation/answers/nameOf';
import { rankingAnswer } from '../../core/explanation/answers/rankingAnswer';
import { type ExplainedKill } from '../../core/explanation/Explanation';
import { message } from '../../core/explanation/Message';
import { isSameFact, onceEach } from '../../core/explanation/sameFact';
import { share } from '../../core/explanation/words/format';
import { AddWitness } from '../witnesses/AddWitness';
import { adviceAnswer } from './advice/adviceAnswer';
import { AdviceList } from './advice/AdviceList';
import { Alternatives } from './Alternatives';
import { BelowLimitBars } from './below/BelowLimitBars';
import { BelowStrip } from './below/BelowStrip';
import { ConsumerBarList } from './consumers/ConsumerBarList';
import { ConsumersStrip } from './consumers/ConsumersStrip';
import { decidingFacts } from './decidingFacts';
import { Facts } from './Facts';
import { type Answered, type Fold } from './folds/Fold';
import { OthersList } from './OthersList';
import { RankingPart } from './ranking/RankingPart';
import { Remarks } from './Remarks';
import { type Tell } from './tell';

interface Context {
  tell: Tell;
  timeZone: TimeZone;
  jumpTo(id: string): (() => void) | null;
  /** whether a witness can be given here */
  canGive: boolean;
}

/** What is asked next, in the order in which people ask (look.md 6). Where nothing is proven, what would prove it is. */
export function answeredFolds(kill: ExplainedKill, context: Context): Answered[] {
  return [
    ...(isOpen(kill) ? [...alternativesFold(kill, context), ...missingFold(kill, context)] : []),
    ...adviceFold(kill, context),
    ...belowFold(kill, context),
    ...rankingFold(kill, context),
    ...consumersFold(kill, context),
    ...othersFold(kill, context),
  ];
}

/** What few ask for. */
export function otherFolds(kill: ExplainedKill, context: Context): Fold[] {
  return [
    ...remarksFold(kill, context),
    ...(isOpen(kill) ? [] : alternativesFold(kill, context)),
    ...factsFold(kill, context),
    ...(isOpen(kill) ? [] : missingFold(kill, context)),
    ...witnessFold(kill, context),
  ];
}

const isOpen = ({ cause }: ExplainedKill): boolean => cause === 'undetermined';

function belowFold({ belowLimit }: ExplainedKill, { tell }: Context): Answered[] {
  return belowLimit === null
    ? []
    : [
        {
          id: 'below',
          title: t('below.title', 'Why the graph stayed below 100 %'),
          answer: tell(belowAnswer(belowLimit)),
          strip: belowLimit.limitBytes === null ? undefined : <BelowStrip belowLimit={belowLimit} />,
          content: () => <BelowLimitBars belowLimit={belowLimit} tell={tell} />,
        },
      ];
}

function rankingFold({ ranking }: ExplainedKill, { tell }: Context): Answered[] {
  return ranking === null
    ? []
    : [
        {
          id: 'ranking',
          title:
            ranking.by === 'kernel'
              ? t('ranking.title', 'Who the kernel would kill first')
              : t('ranking.title-kubelet', 'Who the kubelet would evict first'),
          answer: tell(rankingAnswer(ranking)),
          content: () => <RankingPart ranking={ranking} />,
        },
      ];
}

function consumersFold(kill: ExplainedKill, { tell, timeZone }: Context): Answered[] {
  const { consumers } = kill;
  return consumers === null
    ? []
    : [
        {
          id: 'consumers',
          title: t('consumers.title', 'Who used the memory up'),
          answer: tell(consumersAnswer(consumers)),
          strip: <ConsumersStrip consumers={consumers} kill={kill} />,
          content: () => <ConsumerBarList consumers={consumers} kill={kill} timeZone={timeZone} tell={tell} />,
        },
      ];
}

function adviceFold({ advice }: ExplainedKill, { tell }: Context): Answered[] {
  return advice.length === 0
    ? []
    : [
        {
          id: 'advice',
          title: t('advice.title', 'What to do ({{count}})', { count: advice.length }),
          answer: adviceAnswer(advice[0], tell),
          isRepeated: true,
          content: () => <AdviceList advice={advice} tell={tell} />,
        },
      ];
}

function othersFold(kill: ExplainedKill, { jumpTo }: Context): Answered[] {
  const { othersKilled, node } = kill;
  return othersKilled.length === 0
    ? []
    : [
        {
          id: 'others',
          title: t('others.title', 'Others killed on {{node}} ({{count}})', {
            node,
            count: othersKilled.length,
            interpolation: { escapeValue: false },
          }),
          answer: [...new Set(othersKilled.map(nameOf))].join(', '),
          isRepeated: true,
          content: () => <OthersList kill={kill} jumpTo={jumpTo} />,
        },
      ];
}

function remarksFold({ remarks }: ExplainedKill, { tell }: Context): Fold[] {
  const folded = remarks.filter(({ id }) => id !== AWAITED);
  return folded.length === 0
    ? []
    : [
        {
          id: 'remarks',
          title: t('explanation.remarks', 'Status and labels'),
          content: () => <Remarks remarks={folded} tell={tell} />,
        },
      ];
}

/** Says that the answer may still change: never folded. */
export const AWAITED = 'remark.not-settled';

function alternativesFold({ alternatives }: ExplainedKill, { tell }: Context): Answered[] {
  return alternatives.length === 0
    ? []
    : [
        {
          id: 'alternatives',
          title: t('explanation.alternatives', 'What else remains ({{count}})', { count: alternatives.length }),
          answer: `${tell(message(`cause.${alternatives[0].cause}`))} ${share(alternatives[0].score)}`,
          isRepeated: true,
          content: () => <Alternatives alternatives={alternatives} tell={tell} />,
        },
      ];
}

/** What does not stand above already. */
function factsFold(kill: ExplainedKill, { tell }: Context): Fold[] {
  const deciding = decidingFacts(kill);
  const others = onceEach(kill.evidence.filter(({ bears }) => bears !== 'missing')).filter(
    (row) => !deciding.some((other) => isSameFact(other, row))
  );
  return others.length === 0
    ? []
    : [
        {
          id: 'facts',
          title: t('explanation.other-facts', 'Other facts ({{count}})', { count: others.length }),
          content: () => <Facts rows={others} kill={kill} tell={tell} />,
        },
      ];
}

function missingFold(kill: ExplainedKill, { tell }: Context): Answered[] {
  const missing = kill.evidence.filter(({ bears }) => bears === 'missing');
  return missing.length === 0
    ? []
    : [
        {
          id: 'missing',
          title: t('explanation.missing', 'Not collected ({{count}})', { count: missing.length }),
          answer: missing.map(({ family }) => family).join(', '),
          isRepeated: true,
          content: () => <Facts rows={missing} kill={kill} tell={tell} />,
        },
      ];
}

function witnessFold({ node }: ExplainedKill, { canGive }: Context): Fold[] {
  return canGive
    ? [
        {
          id: 'witness',
          title: t('explanation.witness', 'Add a witness'),
          content: () => <AddWitness node={node} />,
        },
      ]
    : [];
}
