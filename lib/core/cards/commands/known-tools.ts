/**
 * Names of command line programs, to tell a command from its output and from prose. The list says nothing of what
 * a program does; that is only ever taken from the note.
 */

const NAMES = `
  7z ack adb adduser adr afplay aftman ag agrippa aircrack-ng airflow alias aliases amplify ampx ansible
  ansible-config ansible-doc ansible-galaxy ansible-lint ansible-playbook ant apache2ctl apachectl
  appwrite apropos apt apt-cache apt-get ar arch arduino-cli argo argocd arp asar asciinema asdf asr
  assimp astro at atlas attrib atuin authchanger autocannon autojump awk aws aws-vault awsume az babel
  banner barnard59 base32 base64 basename basenc bat batch bazel bc bcd bg bibtex black blitz blkid bosh
  br brew broot browser-sync btop btrfs build-storybook buildah bun bundle bundler bunx bw bwdc bws bzip2
  c++ cabal caddy caffeinate cal cap capacitor cargo cat cci cd cdk cdk8s certbot cf cheat checkov chezmoi
  chgrp chkdsk chmod choco chown chroot chsh cicada circleci cl clang clang++ clear cliff-jumper clilol
  clion clojure cloudflared cmake cmd cmp coda code code-insiders codesign column comm command
  commercelayer composer conda consul convert copy copyfile copypath cordova cosign cot cp cpio cqlsh
  create-completion-spec create-next-app create-nx-workspace create-react-app create-react-native-app
  create-redwood-app create-remix create-t3-app create-video create-vite create-web3-frontend createdb
  crictl croc crontab cryptsetup csc csdx ctr curl cut cvs cw cypress dapr dart date dateseq datree dbt
  dcli dd ddev ddosify defaultbrowser defaults degit del deluser deno deployctl deta df diff dig dir
  direnv dirname dirs diskpart diskutil dism ditto django-admin dmesg dnf do-release-upgrade docker
  docker-compose doctl doggo doppler dos2unix dot dotenv dotenv-vault dotnet dotslash dpkg dprint dropdb
  drush dscacheutil dscl dtm du dune dust eas eb echo ed egrep electron eleventy elixir elm elm-format
  elm-json elm-review emacs enapter encore env envchain erl esbuild eslint etcdctl eval exa exec exercism
  exiftool exit expand expo expo-cli export expr expressots eza factor false fastlane fd fdisk ffmpeg
  ffprobe ffuf fg fgrep file find finger firebase firefox firewall-cmd fisher flake8 flask flatpak flutter
  flux flyctl fmt fnm fold free fsck fvm fzf fzf-tmux g++ ganache-cli gatsby gcc gcloud gdb gem
  get-childitem get-content get-help get-process get-service gh ghc ghci ghq gibo git git-cliff git-flow
  git-profile git-quick-stats github glab gltfjsx gnuplot go gobuster goctl goland googler goreleaser goto
  gource gpg gpupdate gradle graphcdn graphviz grep grex gron groupadd groupdel groupmod groups gt gum
  gunicorn gunzip gzip hadoop halt haproxy hardhat hashcat hasura hb-service hdfs hdiutil head helm
  helmfile hexdump hexo hg history hive host hostname hostnamectl htop http httpd https httpy hub hugo hx
  hydra hyper hyperfine ibus iconv id identify iex ifconfig ignite-cli influx info init insmod install
  ionic iostat ip ipatool ipconfig iptables ipython istioctl j jar java javac javap jenv jest jmeter jobs
  john join journalctl jq julia jupyter just k3d k6 k9s kafka-console-consumer kafka-console-producer
  kafka-topics kafkactl kamal karma kdoctor keytool kill killall kind kitty klist knex kool kotlin kotlinc
  kubeadm kubecolor kubectl kubectx kubelet kubens kustomize laravel last latex launchctl ld ldd lein
  lerna less lima limactl lldb ln localectl locate locust login loginctl lp lpass lpq lpr ls lsblk lscpu
  lsd lshw lsmod lsof lspci lsusb ltrace luz lvcreate lvim lvm lxc lxd mackup magento maigret mailsy make
  mamba man mas matlab md md5sum mdadm mdfind mdls meroxa mgnl micro mikro-orm minectl minikube mix mkdir
  mkdocs mkfifo mkfs mkinitcpio mknod mktemp mob mocha modprobe mogrify molecule mongo mongocli mongod
  mongoimport mongosh more mosh mount move msbuild msfconsole msfvenom mtr multipass mv mvn mypy mysql
  mysqladmin mysqldump nano nativescript nc ncal ncat ncdu ncu neofetch nerdctl nest netcat netlify netsh
  netstat networksetup new-item newman next nextflow nft ng nginx ngrok nhost ni nice nikto ninja nl nm
  nmap nocorrect node noglob nohup nomad northflank np npm npx nr nrm ns nslookup nu nuget nuxi nuxt nvim
  nvm nx nylas objdump oc ocaml oci octave od oh-my-posh okta okteto ollama omz onboardbase op opa opam
  open openssl osascript osqueryi oxlint pac packer pacman pageres palera1n pandoc paper parted pass
  passwd paste patch pathchk pbcopy pbpaste pdflatex pdfunite perl pg_dump pg_restore pgcli pgrep php
  phpstorm phpunit phpunit-watcher pijul ping pip pip3 pipenv pipx pkg-config pkgutil pkill planter
  playwright plutil pm2 pmset pnpm pnpx pocketbase pod podman poetry popd port poweroff powershell pr
  pre-commit premake prettier printenv printf prisma pro progressline projj pry ps pscale psql pulumi
  pushd pvcreate pwd pycharm pyenv pylint pytest python python2 python3 qemu-img qemu-system-x86_64 qodana
  quasar quickmail r rails railway rake rancher rbenv rclone rd react-native readelf readlink realpath
  reboot redis-cli redis-server redwood reg remix remotion remove-item ren rename renice reset rev rg rm
  rmdir rmmod robocopy rojo rollup route rpm rscript rspec rsync rubocop ruby rubymine ruff rugby runlevel
  rushx rustc rustrover rustup rvm sake sanity sapphire sar say sbt sc scala scarb scc scoop scp screen
  script scutil sdk sed seq sequelize serve serverless service set set-executionpolicy set-location sfc
  sfdx sftp sha1sum sha256sum shadcn-ui shasum shell-config shelve shortcuts shred shuf shutdown sidekiq
  simctl sips skopeo sl sleep sls snap snaplet softwareupdate sort source spark-shell spark-submit
  speedtest speedtest-cli split spotify sqlfluff sqlite3 sqlmap sqlmesh src ss ssh ssh-add ssh-agent
  ssh-copy-id ssh-keygen st2 sta stack starkli start-service stat steadybit stepzen stop-service stow
  strace streamlit strings stripe stty su subl sudo suitecloud supabase supervisorctl surreal svn svokit
  svtplay-dl sw_vers swagger-typescript-api swc swift symfony sync sysctl systemctl systemd-analyze tac
  tail tailcall tailscale tailwindcss tangram taplo tar taskkill tasklist tb tccutil tcpdump tee telnet
  terraform terragrunt test tfenv tfsec time timedatectl timeout tkn tldr tmutil tmux tmuxinator tns tokei
  top touch tox tput tr tracepath traceroute trash tree trex trivy true truffle truncate trunk ts-node tsc
  tsh tshark tsuru tsx tuist turbo twiggy twilio type typeorm typos typst ua ubuntu-advantage ufw ulimit
  umask umount unalias uname unexpand uniq unix2dos unset unzip updatedb uptime useradd userdel usermod uv
  uvicorn vagrant valgrind vapor vault vboxmanage vela vercel vgcreate vi vim vimr virsh virtualenv visudo
  vite vmstat vr vsce vtex vue vultr-cli w wait wasm-bindgen wasm-pack watch wc wd webpack webstorm
  wezterm wget whatis whence whereis which who whoami whois wifi-password winget wireshark wmic wp wpscan
  wrangler wrk wscat xargs xc xclip xcode-select xcodebuild xcodeproj xcodes xcopy xcrun xdg-mime xdg-open
  xed xelatex xsel xxd xz yalc yank yarn yes ykman yo yomo youtube-dl yq yum zapier zcat zed zellij zfs
  zgrep zig zip zipcloak zookeeper zoxide zpool zypper
`

/** Also everyday words: alone they are no sign of a command in running text. */
const EVERYDAY = `
  act ant apt at babel base64 bat batch black bundle c++ caddy cal cap cargo cat cc cf cheat clear
  column comm command consul convert copy cut cypress dart date del diff dir do dog dot du echo ed
  electron end env eval exec exit expand expo export expr factor false file find flask flux fly fold free
  get go groups halt head history hive host hostname hub id identify info init
  install ip java jest jobs john join julia karma kill kind kotlin last lerna less link locate
  look m mail make man mask mix mocha mongo more mount move n nano nest next nice ninja nl nr ns nu
  nuxt octave op opa open p pass passwd paste patch pod port pr print q r rails rake
  reg rename reset rev route run sample sar say sc scala screen script service set sleep snap sort
  source spark splash split st stack stat strings su swift sync tail task test time timeout top touch tree
  true turbo type ua unset uv v vault vr vue w wait watch which who yes zip
`

const readWords = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const tools = readWords(NAMES)
const everyday = readWords(EVERYDAY)

/** True for the name of a known program, in lower case as it would be typed. */
export const isKnownTool = (word: string): boolean => tools.has(word)

/** True for a known program whose name is hardly ever a word of prose. */
export const isDistinctTool = (word: string): boolean => tools.has(word) && !everyday.has(word)
