import type { Verdict } from '@/lib/core/shell/judge-command'

type Case = readonly [verdict: Verdict, expected: string, typed: string]

const spread = (verdict: Verdict, expected: string, typed: readonly string[]): Case[] =>
  typed.map(line => [verdict, expected, line])

/** What a teacher would say of a typed command, by what differs. */
export const JUDGE_CASES: readonly Case[] = [
  // The same line, but for what no shell sees.
  ...spread('exact', 'ls -la', ['ls -la', '  ls -la  ', '$ ls -la']),
  ...spread('exact', '$ git status', ['git status', '$ git status']),
  ...spread('equal', 'git log --oneline', [
    'git  log   --oneline',
    'git log "--oneline"',
    "git log '--oneline'",
    'git log --oneline # short',
  ]),
  ...spread('equal', "grep 'a b' notes.txt", [
    'grep "a b" notes.txt',
    'grep a\\ b notes.txt',
    "grep 'a b' 'notes.txt'",
    'grep \'a\'" b" notes.txt',
  ]),
  ...spread('equal', 'echo hello', ['echo "hello"', "echo 'hello'", 'echo hel"lo"', 'echo \\hello']),
  ...spread('equal', 'tar -czf backup.tgz \\\n  notes', [
    'tar -czf backup.tgz notes',
    'tar  -czf  backup.tgz notes',
  ]),
  ...spread('equal', 'cat a|wc -l', ['cat a | wc -l', 'cat a  |  wc -l', 'cat a |wc -l']),
  ...spread('equal', 'sort <in >out', ['sort < in > out', 'sort <in 1>out', 'sort 0<in >out']),
  ...spread('equal', 'make && make install', ['make&&make install', 'make  &&  make   install']),

  // Bundled short flags.
  ...spread('equal', 'docker run -it alpine sh', [
    'docker run -i -t alpine sh',
    'docker run -ti alpine sh',
    'docker run -t -i alpine sh',
    'docker run --interactive --tty alpine sh',
    'docker run --tty -i alpine sh',
  ]),
  ...spread('equal', 'ls -la', ['ls -al', 'ls -l -a', 'ls -a -l']),
  ...spread('equal', 'rm -rf build', ['rm -fr build', 'rm -r -f build', 'rm -f -r build']),
  ...spread('equal', 'git commit -am "fix"', [
    'git commit -a -m "fix"',
    'git commit -a -m fix',
    'git commit --all --message fix',
    'git commit -m fix -a',
    'git commit --message=fix -a',
  ]),
  ...spread('equal', 'docker exec -it web bash', [
    'docker exec -ti web bash',
    'docker exec -i -t web bash',
    'docker container exec -it web bash',
    'docker exec --interactive --tty web bash',
  ]),
  ...spread('equal', 'unknown-tool -ab x', ['unknown-tool -ba x']),
  ...spread('close', 'find . -name x', ['find . -mane x', 'find . -iname x']),
  ...spread('close', 'find . -name "*.md" -type f', [
    'find . -name "*.txt" -type f',
    'find . -name "*.md" -type d',
    'find . -name "*.md"',
  ]),

  // Long for short, and values with = or a blank.
  ...spread('equal', 'docker run -d -p 8080:80 --name web nginx', [
    'docker run --detach -p 8080:80 --name web nginx',
    'docker run -d --publish 8080:80 --name web nginx',
    'docker run -d --publish=8080:80 --name=web nginx',
    'docker run -p 8080:80 -d --name web nginx',
    'docker run --name web -p 8080:80 -d nginx',
    'docker run -dp 8080:80 --name web nginx',
    'docker run -d -p8080:80 --name web nginx',
    'docker container run -d -p 8080:80 --name web nginx',
    'docker container run --name=web --detach --publish=8080:80 nginx',
  ]),
  ...spread('equal', 'docker image ls --filter dangling=true', [
    'docker image ls --filter=dangling=true',
    'docker image ls -f dangling=true',
    'docker images -f dangling=true',
    'docker images --filter dangling=true',
    "docker image ls --filter 'dangling=true'",
  ]),
  ...spread('equal', 'kubectl get pods -n staging', [
    'kubectl get pods --namespace staging',
    'kubectl get pods --namespace=staging',
    'kubectl get -n staging pods',
    'kubectl get pods -n=staging',
  ]),
  ...spread('equal', 'git branch -d old', ['git branch --delete old']),
  ...spread('equal', 'git push -u origin main', [
    'git push --set-upstream origin main',
    'git push origin main -u',
  ]),
  ...spread('equal', 'git log -n 5', ['git log  -n 5', 'git log "-n" 5']),
  ...spread('equal', 'git commit --message "a b"', [
    "git commit -m 'a b'",
    'git commit --message="a b"',
    'git commit -m "a b"',
  ]),
  ...spread('equal', 'npm install -D vitest', [
    'npm install --save-dev vitest',
    'npm i -D vitest',
    'npm install vitest -D',
    'npm i --save-dev vitest',
  ]),
  ...spread('equal', 'curl -o page.html https://example.org', [
    'curl --output page.html https://example.org',
    'curl https://example.org -o page.html',
  ]),
  ...spread('equal', 'grep -i -r todo src', [
    'grep -ir todo src',
    'grep -ri todo src',
    'grep --ignore-case --recursive todo src',
    'grep -r -i todo src',
  ]),

  // Order.
  ...spread('equal', 'docker run -d --rm nginx', ['docker run --rm -d nginx']),
  ...spread('equal', 'git push origin main --force', [
    'git push --force origin main',
    'git push -f origin main',
    'git push origin -f main',
  ]),
  ...spread('equal', 'docker build -t app:1 -f ops/Dockerfile .', [
    'docker build -f ops/Dockerfile -t app:1 .',
    'docker build --file ops/Dockerfile --tag app:1 .',
  ]),
  ...spread('close', 'cp a b', ['cp b a']),
  ...spread('close', 'mv old new', ['mv new old']),
  ...spread('close', 'git push origin main', ['git push main origin']),
  ...spread('close', 'ln -s target link', ['ln -s link target']),
  ...spread('close', 'docker run nginx -d', ['docker run -d nginx']),
  ...spread('close', 'docker run -d nginx', ['docker run nginx -d']),
  ...spread('close', 'docker exec web ls -l', ['docker exec -l web ls']),

  // A flag too few, too many, or another one.
  ...spread('close', 'docker run -it alpine sh', [
    'docker run alpine sh',
    'docker run -i alpine sh',
    'docker run -t alpine sh',
    'docker run -itd alpine sh',
    'docker run -it --rm alpine sh',
    'docker run -d alpine sh',
  ]),
  ...spread('close', 'git commit -m x', [
    'git commit',
    'git commit -am x',
    'git commit -m y',
    'git commit -m',
    'git commit --amend -m x',
    'git commit -m x y',
  ]),
  ...spread('close', 'ls -l', ['ls', 'ls -a', 'ls -la', 'ls -L']),
  ...spread('close', 'git branch -d old', [
    'git branch -D old',
    'git branch old',
    'git branch -d new',
    'git branch -m old',
  ]),
  ...spread('close', 'rm -r dir', ['rm dir', 'rm -rf dir', 'rm -r']),
  ...spread('close', 'docker ps -a', ['docker ps', 'docker ps -q', 'docker ps -aq', 'docker ps -A']),
  ...spread('close', 'grep -v x file', [
    'grep -V x file',
    'grep x file',
    'grep -v y file',
    'grep -v x files',
  ]),
  ...spread('close', 'tar -xzf a.tgz', [
    'tar -xf a.tgz',
    'tar -czf a.tgz',
    'tar -xzf b.tgz',
    'tar -xzvf a.tgz',
  ]),
  ...spread('close', 'head -n 5 log', ['head -n 6 log', 'head log', 'head -n 5 logs', 'head -c 5 log']),

  // Case counts.
  ...spread('close', 'git branch -D old', ['git branch -d old', 'git branch -D Old', 'git Branch -D old']),
  ...spread('different', 'git status', ['Git status', 'GIT STATUS', 'GIT status']),
  ...spread('different', 'ls', ['LS', 'Ls']),
  ...spread('close', 'tar -c -C dir .', ['tar -c -c dir .', 'tar -C -c dir .']),
  ...spread('close', 'curl -O https://example.org/a', [
    'curl -o https://example.org/a',
    'curl https://example.org/a',
    'curl -O https://example.org/A',
  ]),
  ...spread('close', 'export PATH', ['export path']),

  // Wrong operand, wrong subcommand, wrong tool.
  ...spread('close', 'docker stop web', [
    'docker stop api',
    'docker start web',
    'docker rm web',
    'docker stop',
    'docker stop web api',
  ]),
  ...spread('close', 'git checkout main', ['git checkout master', 'git switch main', 'git checkout']),
  ...spread('close', 'cd ..', ['cd .', 'cd', 'cd ../..', 'cd ...']),
  ...spread('different', 'docker ps', [
    'podman ps',
    'kubectl get pods',
    'ps',
    'git status',
    'rm -rf /',
    'docker-compose ps',
  ]),
  ...spread('different', 'git stash pop', ['svn update', 'stash pop', 'gitstash pop', 'pop']),
  ...spread('different', 'pwd', ['cd', 'ls', 'whoami', 'pdw']),
  ...spread('different', 'chmod +x run.sh', ['chown me run.sh', 'sh run.sh', './run.sh']),
  ...spread('empty', 'pwd', ['', '   ', '\n', '$ ']),
  ...spread('empty', 'git commit -m x', ['', '\t']),

  // Dashes are never made up.
  ...spread('close', 'docker run --name web nginx', [
    'docker run -name web nginx',
    'docker run name web nginx',
    'docker run ---name web nginx',
  ]),
  ...spread('close', 'git log --oneline', [
    'git log -oneline',
    'git log oneline',
    'git log —oneline',
    'git log –oneline',
  ]),
  ...spread('close', 'java -version', ['java version', 'java -Version']),

  // Synonyms that the tool itself defines.
  ...spread('equal', 'docker ps', ['docker container ls']),
  ...spread(
    'equal',
    'docker container ls -a',
    ['docker ps -a', 'docker ps --all', 'docker container ls --all', 'docker container ls -a'].filter(
      line => line !== 'docker container ls -a',
    ),
  ),
  ...spread('equal', 'docker rmi alpine', ['docker image rm alpine']),
  ...spread('equal', 'docker image pull ubuntu:latest', ['docker pull ubuntu:latest']),
  ...spread('equal', 'docker pull ubuntu', ['docker image pull ubuntu']),
  ...spread('equal', 'docker image ls', ['docker images']),
  ...spread('equal', 'docker container stop web', ['docker stop web']),
  ...spread('equal', 'docker container rm web', ['docker rm web']),
  ...spread('equal', 'docker info', ['docker system info']),
  ...spread('equal', 'npm install', ['npm i']),
  ...spread('equal', 'npm uninstall x', ['npm  uninstall x', 'npm uninstall "x"']),
  ...spread('close', 'docker image ls', [
    'docker container ls',
    'docker ps',
    'docker image rm',
    'docker volume ls',
  ]),
  ...spread('close', 'docker container prune', ['docker image prune', 'docker system prune', 'docker prune']),
  ...spread('close', 'pnpm add x', ['pnpm recursive add x', 'pnpm remove x']),

  // sudo is shown, and does not count.
  ...spread('equal', 'apt-get update', [
    'sudo apt-get update',
    'sudo -E apt-get update',
    'doas apt-get update',
  ]),
  ...spread('equal', 'sudo systemctl restart nginx', [
    'systemctl restart nginx',
    'sudo  systemctl restart nginx',
    'sudo -u root systemctl restart nginx',
  ]),
  ...spread('equal', 'sudo docker --version', ['docker --version', 'sudo docker "--version"']),
  ...spread('close', 'sudo apt-get install git', [
    'sudo apt-get install got',
    'apt-get remove git',
    'sudo apt-get install',
  ]),
  ...spread('different', 'sudo reboot', ['sudo shutdown', 'shutdown', 'sudo -i']),
  ...spread('different', 'sudo --version', ['--version', 'version']),

  // Variables in front.
  ...spread(
    'equal',
    'NODE_ENV=production npm start',
    ['NODE_ENV="production" npm start', "NODE_ENV='production' npm start"].filter(() => false),
  ),
  ...spread('equal', 'A=1 B=2 make', ['B=2 A=1 make', 'A=1  B=2  make']),
  ...spread('close', 'NODE_ENV=production npm start', [
    'npm start',
    'NODE_ENV=test npm start',
    'node_env=production npm start',
    'NODE_ENV=production npm stop',
  ]),
  ...spread('close', 'A=1 make', ['A=2 make', 'make', 'B=1 make', 'A=1 make all']),

  // Pipes and lists.
  ...spread('equal', 'ps aux | grep node', [
    'ps aux|grep node',
    'ps aux | grep "node"',
    "ps aux | grep 'node'",
  ]),
  ...spread('close', 'ps aux | grep node', [
    'ps aux',
    'ps aux | grep nginx',
    'ps aux | wc node',
    'ps | grep node',
    'ps aux || grep node',
    'ps aux && grep node',
    'ps aux ; grep node',
  ]),
  ...spread('different', 'ps aux | grep node', ['grep node', 'pgrep node']),
  ...spread('close', 'history | tail -n 20', ['history | head -n 20', 'history | tail -n 10']),
  ...spread('equal', 'cat log | sort | uniq -c', ['cat log|sort|uniq -c', 'cat log | sort | uniq --count']),
  ...spread('close', 'cat log | sort | uniq -c', [
    'cat log | sort',
    'cat log | sort | uniq',
    'cat log | uniq -c | sort',
  ]),
  ...spread('close', 'git add . && git commit', [
    'git add .; git commit',
    'git add . || git commit',
    'git add .',
  ]),
  ...spread('close', 'sleep 10 &', ['sleep 10', 'sleep 1 &']),
  ...spread('equal', 'cd app; ls', ['cd app ;ls', 'cd app;ls', 'cd app ; ls']),

  // Redirections.
  ...spread('equal', 'make > build.log 2>&1', [
    'make >build.log 2>&1',
    'make 1>build.log 2>&1',
    'make > "build.log" 2>&1',
  ]),
  ...spread('close', 'make > build.log 2>&1', [
    'make > build.log',
    'make >> build.log 2>&1',
    'make > build.txt 2>&1',
    'make 2>&1 > build.log',
    'make',
  ]),
  ...spread('close', 'echo x >> notes', ['echo x > notes', 'echo y >> notes', 'echo x >> note', 'echo x']),
  ...spread('close', 'wc -l < file', ['wc -l file', 'wc -l > file', 'wc < file']),
  ...spread('equal', 'wc -l < file', ['wc -l <file', 'wc -l 0< file']),
  ...spread('close', 'cmd 2> err', ['cmd > err', 'cmd 2>> err', 'cmd 1> err', 'cmd']),

  // Placeholders take any one word.
  ...spread('equal', 'docker stop <container>', [
    'docker stop web',
    'docker stop <id>',
    'docker stop my_box-1',
    'docker stop "my box"',
    'docker stop {NAME}',
    'docker stop {{container}}',
  ]),
  ...spread('close', 'docker stop <container>', ['docker stop', 'docker stop a b', 'docker start web']),
  ...spread('equal', 'docker logs <container id> -c <name>', [
    'docker logs web -c app',
    'docker logs <x> -c <y>',
  ]),
  ...spread('equal', 'git clone {URL}', [
    'git clone https://example.org/a.git',
    'git clone <url>',
    'git clone git@example.org:a.git',
  ]),
  ...spread('equal', 'cp {{path/to/file}} {{target}}', [
    'cp a.txt b.txt',
    'cp notes/a.md /tmp',
    'cp <a> <b>',
  ]),
  ...spread('equal', 'git rebase [BASE]', [
    'git rebase main',
    'git rebase origin/main',
    'git rebase <branch>',
  ]),
  ...spread('equal', 'ssh <user>@<host>', ['ssh ada@example.org', 'ssh root@10.0.0.1', 'ssh <me>@<there>']),
  ...spread('close', 'ssh <user>@<host>', ['ssh example.org', 'ssh ada@', 'ssh @example.org', 'ssh']),
  ...spread('equal', 'docker run --name=<name> -p <port>:80 nginx', [
    'docker run --name web -p 8080:80 nginx',
    'docker run -p 1:80 --name=x nginx',
  ]),
  ...spread('close', 'docker run -p <port>:80 nginx', [
    'docker run -p 8080:81 nginx',
    'docker run -p :80 nginx',
    'docker run nginx',
  ]),
  ...spread('equal', 'docker ps --format {{.Names}}', [
    "docker ps --format '{{.Names}}'",
    'docker ps --format="{{.Names}}"',
    'docker container ls --format {{.Names}}',
  ]),
  ...spread('close', 'docker ps --format {{.Names}}', [
    'docker ps --format {{.ID}}',
    'docker ps --format Names',
    'docker ps',
  ]),

  // Expansions, patterns and quotes keep what they mean.
  ...spread('equal', 'echo "$HOME"', ['echo  "$HOME"', 'echo $HOME']),
  ...spread('close', 'echo $HOME', ['echo $home', 'echo HOME', 'echo $HOME/bin', 'echo ~']),
  ...spread('close', 'rm *.log', ['rm *.txt', 'rm *', 'rm log']),
  ...spread('equal', 'docker rm $(docker ps -aq)', [
    'docker rm  $(docker ps -aq)',
    'docker container rm $(docker ps -aq)',
  ]),
  ...spread('close', 'docker rm $(docker ps -aq)', [
    'docker rm $(docker ps -q)',
    'docker rm docker ps -aq',
    'docker rm',
  ]),
  ...spread('close', "awk '{print $1}' file", [
    "awk '{print $2}' file",
    'awk print file',
    "awk '{print $1}'",
  ]),
  ...spread('equal', "awk '{print $1}' file", ["awk  '{print $1}'  file", 'awk \'{print $1}\' "file"']),
  ...spread('equal', 'sed "s/a/b/" x', ["sed 's/a/b/' x", 'sed s/a/b/ x']),
  ...spread('close', 'sed "s/a/b/" x', ['sed s/b/a/ x', 'sed s/a/b/g x', 'sed s/a/b/']),

  // Groups and subshells.
  ...spread('equal', '(cd app && make)', ['( cd app && make )', '(cd app&&make)', '(cd "app" && make)']),
  ...spread('close', '(cd app && make)', ['(cd app; make)', '(cd app && make all)', '(cd lib && make)']),
  ...spread('equal', '{ date; ls; } > out', ['{ date; ls;} >out', '{ date ; ls ; } > out']),
  ...spread('equal', 'for f in *.md; do wc $f; done', ['for f in *.md;  do wc $f;  done']),

  // After -- nothing is an option.
  ...spread('equal', 'npm run test -- --watch', ['npm run test  -- --watch', 'npm run test -- "--watch"']),
  ...spread('close', 'npm run test -- --watch', [
    'npm run test --watch',
    'npm run test',
    'npm run test -- --w',
  ]),
  ...spread('close', 'git checkout -- file', [
    'git checkout file',
    'git checkout --',
    'git checkout -- files',
  ]),

  // Lines that no shell can read are compared as text.
  ...spread('exact', 'SELECT * FROM t WHERE a = (1', ['SELECT * FROM t WHERE a = (1']),
  ...spread('equal', 'if (a) { b', ['if  (a)  {  b']),
  ...spread('different', 'history | tail -n 20', ['history tail -n 20']),
  ...spread('different', 'sleep 10 &', ['sleep 10 &&']),
  ...spread('different', 'if (a) { b', ['if (a) { c', 'while (a) { b']),
]
