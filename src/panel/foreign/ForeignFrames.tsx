import React from 'react';
import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { LinkButton } from '@grafana/ui';
import { Message } from '../layout/Message';
import { editHref } from './editHref';

const OUR_TYPE = 'podcoroner-autopsy-datasource';

/** What to do when another data source answers. A panel cannot change its own query, so the button leads to where one can. */
export function ForeignFrames({ panelId }: { panelId: number }) {
  const [ours] = getDataSourceSrv().getList({ type: OUR_TYPE });
  if (!ours) {
    return (
      <Message
        action={
          <LinkButton icon="plus" href={editHref(null)}>
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
        <LinkButton icon="pen" href={editHref(panelId)}>
          {t('foreign.switch', 'Switch the query to {{name}}', {
            name: ours.name,
            interpolation: { escapeValue: false },
          })}
        </LinkButton>
      }
    >
      {t(
        'foreign.message',
        'This panel draws what the Pod Coroner data source answers, and this is the answer of another: choose the data source “{{name}}” for the query.',
        { name: ours.name, interpolation: { escapeValue: false } }
      )}
    </Message>
  );
}
