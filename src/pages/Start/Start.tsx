import React, { useState } from 'react';
import { getDataSourceSrv, PluginPage } from '@grafana/runtime';
import { Box, Stack } from '@grafana/ui';
import { speaksPromql } from '../../datasource/innerDataSource';
import { ourDataSources, type OurSettings } from '../../datasource/ourDataSources';
import { DashboardStep } from './DashboardStep';
import { DataSourceStep } from './DataSourceStep';
import { PrometheusStep } from './PrometheusStep';
import { useHealth } from './useHealth';

/** From the installed plugin to the first dashboard: three things, each one click, each only for those who may. */
export function Start() {
  const [ours, setOurs] = useState(() => ourDataSources());
  const [prometheusUid, setPrometheusUid] = useState(() => firstPrometheus(ours));
  const asking = ours.find(({ jsonData }) => prometheusUid !== undefined && jsonData.prometheusUid === prometheusUid);
  const seen = useHealth(prometheusUid);
  return (
    <PluginPage>
      <Box maxWidth="md">
        <Stack direction="column" gap={4}>
          <PrometheusStep uid={prometheusUid} seen={seen} onChoose={setPrometheusUid} />
          <DataSourceStep
            prometheusUid={prometheusUid}
            ours={asking}
            isUsable={seen?.status === 'success'}
            onCreated={() => setOurs(ourDataSources())}
          />
          <DashboardStep dataSourceUid={asking?.uid} newestAt={seen?.newestAt} />
        </Stack>
      </Box>
    </PluginPage>
  );
}

/** The one that a Pod Coroner data source asks already, else Grafana's default, else the first. */
function firstPrometheus(ours: OurSettings[]): string | undefined {
  const usable = getDataSourceSrv().getList({ metrics: true, filter: speaksPromql });
  const asked = usable.find(({ uid }) => ours.some(({ jsonData }) => jsonData.prometheusUid === uid));
  return (asked ?? usable.find(({ isDefault }) => isDefault) ?? usable[0])?.uid;
}
