// These tests start servers, browsers and builds.
jest.setTimeout(120_000);
