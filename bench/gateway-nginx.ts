import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const program = '/usr/sbin/nginx'
const [helpdeskPort, proxyPort] = [18_471, 18_472]

/** A helpdesk that answers everything with one page, and a reverse proxy before it; undefined where there is no nginx. */
export async function startNginx(
  page: string,
): Promise<{ helpdesk: string; proxy: string; stop(): Promise<void> } | undefined> {
  if (!existsSync(program)) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'stet-nginx-'))
  mkdirSync(join(folder, 'pages'))
  writeFileSync(join(folder, 'pages/page.json'), page)
  const servers = [
    server(
      folder,
      'helpdesk',
      `
      server { listen 127.0.0.1:${helpdeskPort}; root ${folder}/pages; default_type application/json;
        types { application/json json; } keepalive_requests 1000000; location / { rewrite ^ /page.json break; } }`,
    ),
    server(
      folder,
      'proxy',
      `
      upstream helpdesk { server 127.0.0.1:${helpdeskPort}; keepalive 64; keepalive_requests 1000000; }
      server { listen 127.0.0.1:${proxyPort}; keepalive_requests 1000000;
        location / { proxy_pass http://helpdesk; proxy_http_version 1.1; proxy_set_header Connection ""; } }`,
    ),
  ]
  const [helpdesk, proxy] = [`http://127.0.0.1:${helpdeskPort}`, `http://127.0.0.1:${proxyPort}`]
  await answers(proxy)
  return {
    helpdesk,
    proxy,
    stop: async () => {
      for (const { child, gone } of servers) {
        child.kill('SIGTERM')
        await gone
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function server(folder: string, name: string, http: string) {
  const path = join(folder, `${name}.conf`)
  writeFileSync(
    path,
    `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; worker_processes 1; pid ${folder}/${name}.pid; error_log ${folder}/${name}.log;
    events { worker_connections 1024; }
    http { access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
      uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; ${http} }`,
  )
  const child = spawn(program, ['-p', folder, '-c', path], { stdio: 'ignore' })
  return { child, gone: new Promise((resolve) => child.once('exit', resolve)) }
}

async function answers(url: string): Promise<void> {
  for (let at = 0; at < 100; at += 1) {
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('nginx did not start')
}
