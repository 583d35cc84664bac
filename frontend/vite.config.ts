import { defineConfig } from "vite";

// Each page of the workbench that draws has one island; the manifest says which files it needs.
export default defineConfig({
  base: "./",
  publicDir: "public",
  build: {
    outDir: "../src/ovillo/web/static/built",
    emptyOutDir: true,
    manifest: "manifest.json",
    modulePreload: false,
    assetsInlineLimit: 0, // a data: URL is an inline resource, which the content security policy refuses
    target: "es2022",
    rollupOptions: {
      input: {
        network: "src/network/main.ts",
        timeline: "src/timeline/main.ts",
        map: "src/map/main.ts",
      },
    },
  },
  worker: { format: "es" },
});
