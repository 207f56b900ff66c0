"use strict";

// Starts `crosscheck lsp` and hands it the settings; all checks are the server's.

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const SECTION = "crosscheck";
const OWN = new Set(["path", "languages"]); // settings that the server does not know
const NAMES = [
  "sources",
  "config",
  "published",
  "reportLanguage",
  "reader",
  "archive",
  "offline",
  "seconds",
];

let client;

function options() {
  const settings = vscode.workspace.getConfiguration(SECTION);
  return Object.fromEntries(NAMES.map((name) => [name, settings.get(name)]));
}

// A finding is dismissed for a reason, which the server would offer a few of: here it can be written.
async function executeCommand(command, args, next) {
  if (command === "crosscheck.decide" && args[2] === "dismissed" && args.length < 4) {
    const prompt = vscode.l10n.t("Why does the finding not count?");
    const reason = (await vscode.window.showInputBox({ prompt, ignoreFocusOut: true }))?.trim();
    return reason ? next(command, [...args, reason]) : undefined;
  }
  return next(command, args);
}

async function start() {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const command = settings.get("path") || "crosscheck";
  const selector = settings
    .get("languages")
    .flatMap((language) => ["file", "untitled"].map((scheme) => ({ language, scheme })));
  client = new LanguageClient(
    SECTION,
    "crosscheck",
    { command, args: ["lsp"] },
    { documentSelector: selector, initializationOptions: options(), middleware: { executeCommand } },
  );
  try {
    await client.start();
  } catch {
    client = undefined;
    const open = vscode.l10n.t("Open settings");
    const text = vscode.l10n.t(
      "crosscheck: '{0}' cannot be started. Install it with: pip install 'crosscheck-news[lsp]', or name its path in the settings.",
      command,
    );
    if ((await vscode.window.showErrorMessage(text, open)) === open) {
      await vscode.commands.executeCommand("workbench.action.openSettings", `${SECTION}.path`);
    }
  }
}

async function restart() {
  await deactivate();
  await start();
}

async function changed(event) {
  if ([...OWN].some((name) => event.affectsConfiguration(`${SECTION}.${name}`))) {
    await restart();
  } else if (event.affectsConfiguration(SECTION) && client) {
    await client.sendNotification("workspace/didChangeConfiguration", { settings: { crosscheck: options() } });
  }
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("crosscheck.restart", restart),
    vscode.workspace.onDidChangeConfiguration(changed),
  );
  await start();
}

async function deactivate() {
  const running = client;
  client = undefined;
  if (running) {
    await running.stop();
  }
}

module.exports = { activate, deactivate };
