import { useEffect, useState } from 'react';
import { health, type Health } from '../../datasource/health';
import { findSource } from '../../datasource/innerDataSource';
import { sentenceFor } from '../../datasource/sentences';

/** What can be seen through a Prometheus data source; null while it is asked, or without one. */
export function useHealth(uid: string | undefined): Health | null {
  const [seen, setSeen] = useState<{ uid: string; response: Health } | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (uid) {
      findSource(uid)
        .then(health)
        .catch((error: unknown): Health => ({ status: 'error', message: sentenceFor(error) }))
        .then((response) => isWanted && setSeen({ uid, response }));
    }
    return () => {
      isWanted = false;
    };
  }, [uid]);
  return seen?.uid === uid ? (seen?.response ?? null) : null;
}
