import React, { useMemo } from 'react';
import { LoadingState, type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LoadingPlaceholder } from '@grafana/ui';
import { isOurs, readFrames } from '../frames/readFrames';
import { DEFAULT_OPTIONS, type AutopsyOptions } from './AutopsyOptions';
import { asksUs } from './explanation/ourTarget';
import { ForeignFrames } from './foreign/ForeignFrames';
import { selectionOfFrames } from './foreign/selectionOfFrames';
import { useInstead } from './foreign/useInstead';
import { Autopsy } from './layout/Autopsy';
import { Message } from './layout/Message';
import { problemOf } from './layout/problemOf';
import { SettingsLink } from './layout/SettingsLink';
import { buildPicture } from './picture/buildPicture';
import { GivenContext } from './witnesses/Given';
import { useGiven } from './witnesses/useGiven';

/** A pod's memory with the moments it was ended, each of which explains itself. */
export function AutopsyPanel({
  data: queried,
  options: chosen,
  timeRange,
  onOptionsChange,
  ...props
}: PanelProps<AutopsyOptions>) {
  const options = { ...DEFAULT_OPTIONS, ...chosen };
  const isForeign = !queried.series.some(isOurs) && !asksUs(queried.request);
  const asked = useInstead(isForeign ? options.instead : null, queried, timeRange) ?? queried;
  const { data, given } = useGiven(asked);
  const { series, state } = data;
  const { showAppExits } = options;
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  const picture = useMemo(
    () => buildPicture(readFrames(series), { from, to, showAppExits }),
    [series, from, to, showAppExits]
  );
  const problem = problemOf(data);
  if (!series.some(isOurs)) {
    if (problem) {
      return <Message action={<SettingsLink request={data.request} />}>{problem}</Message>;
    }
    if (state === LoadingState.Loading || state === LoadingState.NotStarted) {
      return <LoadingPlaceholder text={t('panel.loading', 'Collecting the evidence…')} />;
    }
    return isForeign ? (
      <ForeignFrames
        askedUid={queried.request?.targets[0]?.datasource?.uid}
        onSwitch={(uid) => onOptionsChange({ ...options, instead: { uid, ...selectionOfFrames(series) } })}
      />
    ) : (
      <Message>{t('panel.no-data', 'The query answered with nothing: choose a pod in the query.')}</Message>
    );
  }
  if (picture.kills.length === 0 && picture.containers.length === 0) {
    const notices = series.flatMap(({ meta }) => meta?.notices ?? []).map(({ text }) => text);
    return (
      <Message>
        {problem ??
          notices[0] ??
          t('panel.nothing', 'Nothing is known of this selection in this time: no sample, no kill.')}
      </Message>
    );
  }
  return (
    <GivenContext.Provider value={given}>
      <Autopsy {...props} data={data} picture={picture} options={options} problem={problem} />
    </GivenContext.Provider>
  );
}
