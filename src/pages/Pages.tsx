import React from 'react';
import { Route, Routes } from 'react-router-dom';
import { Start } from './Start/Start';

/** All pages of the app, by their path below /a/podcoroner-autopsy-app. */
export default function Pages() {
  return (
    <Routes>
      <Route path="*" element={<Start />} />
    </Routes>
  );
}
