// Parts of a Han family's style sheet, cut by the plugin `han-faces` in vite.config.ts.
declare module '*.css?usual'
declare module '*.css?others'
