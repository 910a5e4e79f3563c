import React from 'react';
import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, LinkButton } from '@grafana/ui';
import { ourDataSources } from '../../datasource/ourDataSources';
import { Message } from '../layout/Message';

const START = '/a/podcoroner-autopsy-app';

interface Props {
  /** from now on the panel asks this Pod Coroner data source itself */
  onSwitch: (uid: string) => void;
  /** of the data source that the dashboard's query asks */
  askedUid: string | undefined;
}

/**
 * What to do when another data source is asked, or none. Grafana lets no panel change the dashboard's query, so the panel asks
 * Pod Coroner itself instead, for the pods that the foreign frames name.
 */
export function ForeignFrames({ onSwitch, askedUid }: Props) {
  const [ours] = ourDataSources(askedUid);
  if (!ours) {
    return (
      <Message
        action={
          <LinkButton icon="arrow-right" href={locationUtil.assureBaseUrl(START)}>
            {t('foreign.start', 'First steps')}
          </LinkButton>
        }
      >
        {t(
          'foreign.none',
          'This panel draws what the Pod Coroner data source answers, and there is none that you may use yet: the first steps create it.'
        )}
      </Message>
    );
  }
  return (
    <Message
      action={
        <Button icon="exchange-alt" onClick={() => onSwitch(ours.uid)}>
          {t('foreign.switch', 'Switch the query to {{name}}', {
            name: ours.name,
            interpolation: { escapeValue: false },
          })}
        </Button>
      }
    >
      {t(
        'foreign.message',
        'This panel draws what the Pod Coroner data source answers, and another is asked here: switch the query to “{{name}}”.',
        { name: ours.name, interpolation: { escapeValue: false } }
      )}
    </Message>
  );
}
