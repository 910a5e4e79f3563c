import React, { useState } from 'react';
import { type DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv, PluginPage } from '@grafana/runtime';
import { Box, Stack } from '@grafana/ui';
import { type AutopsySettings } from '../../datasource/AutopsyQuery';
import { AUTOPSY_TYPE, speaksPromql } from '../../datasource/innerDataSource';
import { DashboardStep } from './DashboardStep';
import { DataSourceStep } from './DataSourceStep';
import { PrometheusStep } from './PrometheusStep';

type Ours = DataSourceInstanceSettings<AutopsySettings>;

/** From the installed plugin to the first dashboard: three things, each one click, each only for those who may. */
export function Start() {
  const [ours, setOurs] = useState(ourDataSources);
  const [prometheusUid, setPrometheusUid] = useState(() => firstPrometheus(ours));
  const asking = ours.find(({ jsonData }) => jsonData.prometheusUid === prometheusUid);
  return (
    <PluginPage>
      <Box maxWidth="md">
        <Stack direction="column" gap={4}>
          <PrometheusStep uid={prometheusUid} onChoose={setPrometheusUid} />
          <DataSourceStep prometheusUid={prometheusUid} ours={asking} onCreated={() => setOurs(ourDataSources())} />
          <DashboardStep dataSourceUid={asking?.uid} />
        </Stack>
      </Box>
    </PluginPage>
  );
}

const ourDataSources = (): Ours[] => getDataSourceSrv().getList({ type: AUTOPSY_TYPE }) as Ours[];

/** The one that a Pod Coroner data source asks already, else Grafana's default, else the first. */
function firstPrometheus(ours: Ours[]): string | undefined {
  const usable = getDataSourceSrv().getList({ metrics: true, filter: speaksPromql });
  const asked = usable.find(({ uid }) => ours.some(({ jsonData }) => jsonData.prometheusUid === uid));
  return (asked ?? usable.find(({ isDefault }) => isDefault) ?? usable[0])?.uid;
}
