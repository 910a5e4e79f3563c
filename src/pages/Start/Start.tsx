import React from 'react';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Box, Stack, Text, TextLink } from '@grafana/ui';

/** What the product is, and the first three things to do. */
export function Start() {
  return (
    <PluginPage>
      <Box maxWidth="md">
        <Stack direction="column" gap={3}>
          <Text element="p">
            {t(
              'start.what',
              'Pod Coroner tells why Kubernetes ended a container although its memory graph looked fine: whether the node ran out, the container hit a limit between two samples, the kubelet evicted it, or memory had nothing to do with it.'
            )}
          </Text>
          <Stack direction="column" gap={1}>
            <Text element="h2" variant="h4">
              {t('start.first-steps.title', 'First steps')}
            </Text>
            <Stack direction="column" gap={1} role="list">
              <div role="listitem">
                <Text weight="medium">
                  {t('start.first-steps.prometheus.title', '1. Choose a Prometheus data source. ')}
                </Text>
                {t(
                  'start.first-steps.prometheus.text',
                  'It must collect the metrics of cAdvisor and kube-state-metrics. Pod Coroner asks it with your own permissions.'
                )}
              </div>
              <div role="listitem">
                <Text weight="medium">
                  {t('start.first-steps.data-source.title', '2. Create the Pod Coroner data source. ')}
                </Text>
                <TextLink href="/connections/datasources/new">
                  {t('start.first-steps.data-source.link', 'Add a data source')}
                </TextLink>
              </div>
              <div role="listitem">
                <Text weight="medium">{t('start.first-steps.dashboard.title', '3. Import the dashboard. ')}</Text>
                {t('start.first-steps.dashboard.text', 'It comes with a later version; this one cannot answer yet.')}
              </div>
            </Stack>
          </Stack>
        </Stack>
      </Box>
    </PluginPage>
  );
}
