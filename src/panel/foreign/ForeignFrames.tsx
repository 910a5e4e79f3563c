import React from 'react';
import { t } from '@grafana/i18n';
import { config, getDataSourceSrv } from '@grafana/runtime';
import { Button, LinkButton } from '@grafana/ui';
import { Message } from '../layout/Message';

const OUR_TYPE = 'podcoroner-autopsy-datasource';

interface Props {
  /** from now on the panel asks this Pod Coroner data source itself */
  onSwitch: (uid: string) => void;
}

/**
 * What to do when another data source answers. Grafana lets no panel change the dashboard's query, so the panel asks
 * Pod Coroner itself instead, for the pods that the foreign frames name.
 */
export function ForeignFrames({ onSwitch }: Props) {
  const [ours] = getDataSourceSrv().getList({ type: OUR_TYPE });
  if (!ours) {
    return (
      <Message
        action={
          <LinkButton icon="plus" href={`${config.appSubUrl ?? ''}/connections/datasources/new`}>
            {t('foreign.add', 'Add the Pod Coroner data source')}
          </LinkButton>
        }
      >
        {t('foreign.none', 'This panel draws what the Pod Coroner data source answers, and there is none yet.')}
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
        'This panel draws what the Pod Coroner data source answers, and this is the answer of another: switch the query to “{{name}}”.',
        { name: ours.name, interpolation: { escapeValue: false } }
      )}
    </Message>
  );
}
